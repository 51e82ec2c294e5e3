namespace NetSpec.Compiler.Diagnostics;

internal sealed partial class DiagnosticBag
{
    public void ReportYamlSyntax(SourceLocation location, string explanation) => Report(DiagnosticDescriptors.YamlSyntax, location, explanation);

    public void ReportBracketNotClosed(SourceLocation location, char bracket, char closing, int line) =>
        Report(DiagnosticDescriptors.BracketNotClosed, location, bracket, closing, line);

    public void ReportTab(SourceLocation location) => Report(DiagnosticDescriptors.Tab, location);

    public void ReportDuplicateKey(SourceLocation location, string key, SourceLocation first) =>
        Report(DiagnosticDescriptors.DuplicateKey, location, key, first.StartLine + 1);

    public void ReportSeveralDocuments(SourceLocation location) => Report(DiagnosticDescriptors.SeveralDocuments, location);

    public void ReportKeyNotScalar(SourceLocation location, string text) => Report(DiagnosticDescriptors.KeyNotScalar, location, Shorten(text));

    public void ReportFileTooLarge(SourceLocation location, int length, int maximum) => Report(DiagnosticDescriptors.FileTooLarge, location, length, maximum);

    public void ReportTooDeep(SourceLocation location, int maximum) => Report(DiagnosticDescriptors.TooDeep, location, maximum);

    public void ReportTooManyNodes(SourceLocation location, int maximum) => Report(DiagnosticDescriptors.TooManyNodes, location, maximum);

    public void ReportUnknownAnchor(SourceLocation location, string name, IEnumerable<string> anchors) =>
        Report(DiagnosticDescriptors.UnknownAnchor, location, name, NearestName.Hint(name, anchors));

    public void ReportCyclicAlias(SourceLocation location, string name) => Report(DiagnosticDescriptors.CyclicAlias, location, name);

    public void ReportUnknownTag(SourceLocation location, string tag) => Report(DiagnosticDescriptors.UnknownTag, location, Shorten(tag));

    public void ReportControlCharacter(SourceLocation location, char character) => Report(DiagnosticDescriptors.ControlCharacter, location, (int)character);

    public void ReportMergeNotMapping(SourceLocation location) => Report(DiagnosticDescriptors.MergeNotMapping, location);

    /// <summary>An expression that YAML has cut; <paramref name="key"/> is the key it stands under, where it is known.</summary>
    public void ReportFlowAccident(SourceLocation location, string text, string? key)
    {
        var quoted = text.Contains("\"") ? $"'{text}'" : $"\"{text}\"";
        var (advice, cure) = IsTuple(text) ? ("a list is written in brackets", $"[{text[1..^1]}]") : ("quote it", quoted);
        Report(DiagnosticDescriptors.FlowAccident, location, Shorten(text), advice, Shorten(key is null ? cure : $"{key}: {cure}"));
    }

    /// <summary>Python's <c>(3, 3)</c>, which is no expression here.</summary>
    private static bool IsTuple(string text) => text is ['(', .. var inner, ')'] && inner.IndexOfAny(['(', ')']) < 0;

    public void ReportMissingColon(SourceLocation location, string text, string key, string value) =>
        Report(DiagnosticDescriptors.MissingColon, location, Shorten(text), key, Shorten(value));

    /// <summary>Adds what another bag collected, for a part that was read on its own to see whether it has errors.</summary>
    public void AddRange(DiagnosticBag other) => AddRange(other._diagnostics);

    /// <summary>Adds what was found before; nothing is told twice.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        var added = diagnostics.Where(diagnostic => _seen.Add((diagnostic.Location, diagnostic.Descriptor.Id))).ToList();
        HasErrors |= added.Any(static diagnostic => diagnostic.Descriptor.Severity == DiagnosticSeverity.Error);
        _diagnostics.AddRange(added);
    }

    public void ReportNotUtf8(SourceLocation location) => Report(DiagnosticDescriptors.NotUtf8, location);

    /// <summary>A text of the spec for a message: one line, and not longer than a message can bear.</summary>
    public static string Shorten(string text)
    {
        const int Longest = 60;
        var end = text.IndexOfAny(['\r', '\n']);
        var line = end < 0 ? text : text[..end];
        return line.Length <= Longest && end < 0 ? line : line[..Math.Min(line.Length, Longest)] + "…";
    }
}
