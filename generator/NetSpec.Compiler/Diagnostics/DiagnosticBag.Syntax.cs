namespace NetSpec.Compiler.Diagnostics;

/// <content>The structure of a spec.</content>
internal sealed partial class DiagnosticBag
{
    public void ReportNotASpec(SourceLocation location, string found) => Report(DiagnosticDescriptors.NotASpec, location, found);

    public void ReportWrongKind(SourceLocation location, string key, string expected, string found) =>
        Report(DiagnosticDescriptors.WrongKind, location, key, expected, found);

    public void ReportUnknownKey(SourceLocation location, string key, IReadOnlyList<string> keys, string owner)
    {
        var hint = NearestName.Hint(key, keys);
        Report(DiagnosticDescriptors.UnknownKey, location, Shorten(key), owner, hint != "" ? hint : $"; its keys are {QuoteAll(keys, "and")}");
    }

    public void ReportMissingVersion(SourceLocation location, string version) => Report(DiagnosticDescriptors.MissingVersion, location, version);

    public void ReportUnknownVersion(SourceLocation location, string found, string version) =>
        Report(DiagnosticDescriptors.UnknownVersion, location, found, version);

    public void ReportNotAName(SourceLocation location, string name, string what) => Report(DiagnosticDescriptors.NotAName, location, Shorten(name), what);

    /// <param name="hint">Empty, or what to write, beginning with <c>;</c>.</param>
    public void ReportReservedName(SourceLocation location, string name, string what, string hint = "") =>
        Report(DiagnosticDescriptors.ReservedName, location, name, what, hint);

    public void ReportLayerName(SourceLocation location, string name, string because) => Report(DiagnosticDescriptors.LayerName, location, Shorten(name), because);

    public void ReportBraces(SourceLocation location, string name) => Report(DiagnosticDescriptors.Braces, location, Shorten(name));

    public void ReportReference(SourceLocation location, string text) => Report(DiagnosticDescriptors.Reference, location, Shorten(text));

    public void ReportModelWithoutInput(SourceLocation location, string model) => Report(DiagnosticDescriptors.ModelWithoutInput, location, model);

    public void ReportModelInputWithoutShape(SourceLocation location, string input) => Report(DiagnosticDescriptors.ModelInputWithoutShape, location, input);

    public void ReportMissingBody(SourceLocation location, string module) => Report(DiagnosticDescriptors.MissingBody, location, module);

    public void ReportSeveralBodies(SourceLocation location, string module, IEnumerable<string> bodies) =>
        Report(DiagnosticDescriptors.SeveralBodies, location, module, QuoteAll([.. bodies], "and"));

    public void ReportLayerKeyInModule(SourceLocation location, string key) => Report(DiagnosticDescriptors.LayerKeyInModule, location, key);

    public void ReportMissingOperator(SourceLocation location, bool isLoop) =>
        Report(DiagnosticDescriptors.MissingOperator, location, isLoop ? ", or 'do' with the layers of the loop" : "");

    public void ReportSeveralOperators(SourceLocation location, IEnumerable<string> operators, string hint) =>
        Report(DiagnosticDescriptors.SeveralOperators, location, QuoteAll([.. operators], "and"), hint);

    /// <param name="hint">Empty, or what to write, beginning with <c>;</c>.</param>
    public void ReportNotALayer(SourceLocation location, string found, string hint) => Report(DiagnosticDescriptors.NotALayer, location, found, hint);

    public void ReportKeyNeeds(SourceLocation location, string key, IReadOnlyList<string> needs, string because) =>
        Report(DiagnosticDescriptors.KeyNeeds, location, key, QuoteAll(needs, "or"), because);

    public void ReportKeysExclude(SourceLocation location, string key, string other, string because) =>
        Report(DiagnosticDescriptors.KeysExclude, location, key, other, because);

    public void ReportKeyNeedsName(SourceLocation location, string key, string because) => Report(DiagnosticDescriptors.KeyNeedsName, location, key, because);

    public void ReportLoopBody(SourceLocation location, string expected, string because) => Report(DiagnosticDescriptors.LoopBody, location, expected, because);

    public void ReportFor(SourceLocation location, string found) => Report(DiagnosticDescriptors.For, location, Shorten(found));

    public void ReportUnknownWord(SourceLocation location, string key, string found, IReadOnlyList<string> words) =>
        Report(DiagnosticDescriptors.UnknownWord, location, key, QuoteAll(words, "or"), Shorten(found), NearestName.Hint(found, words));

    /// <summary>An unknown type; <paramref name="word"/> is the part of <paramref name="text"/> that should have been one of <paramref name="types"/>.</summary>
    public void ReportUnknownType(SourceLocation location, string text, string word, IReadOnlyCollection<string> types)
    {
        var hint = NearestName.Hint(word, types);
        var all = $"; types are {string.Join(", ", types)}, lists such as int[] or int[4] and records such as {{channels: int}}; "
            + "a default that is text takes the long form {type: string, default: …}";
        Report(DiagnosticDescriptors.UnknownType, location, Shorten(text), hint != "" ? hint : all);
    }

    public void ReportMissingType(SourceLocation location, string parameter) => Report(DiagnosticDescriptors.MissingType, location, parameter);

    public void ReportListLength(SourceLocation location, string type, string length) => Report(DiagnosticDescriptors.ListLength, location, Shorten(type), length);

    /// <summary>A text of the spec in quotes, as messages show it.</summary>
    public static string Quote(string text) => $"'{Shorten(text)}'";

    /// <summary><c>'a', 'b' and 'c'</c>.</summary>
    public static string QuoteAll(IReadOnlyList<string> texts, string conjunction) => texts switch
    {
        [] => "",
        [var only] => Quote(only),
        _ => $"{string.Join(", ", texts.Take(texts.Count - 1).Select(Quote))} {conjunction} {Quote(texts[^1])}",
    };
}
