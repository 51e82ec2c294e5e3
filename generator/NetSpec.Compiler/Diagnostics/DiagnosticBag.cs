using System.Globalization;

namespace NetSpec.Compiler.Diagnostics;

/// <summary>
/// Collects diagnostics. Each kind has one report method, so that call sites cannot get the arguments wrong;
/// the methods stand beside their stage in the partial files <c>DiagnosticBag.*.cs</c>.
/// </summary>
internal sealed partial class DiagnosticBag
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<(SourceLocation Location, string Id)> _seen = [];

    /// <summary>What was reported, in the order of reporting.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>The blocks that led to where the compiler is: a mistake within a block is told with the way to it.</summary>
    public List<string> Trail { get; } = [];

    /// <summary>Whether an error was reported.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>One mistake is reported once, however many variants or repeats run into it.</summary>
    private void Report(DiagnosticDescriptor descriptor, SourceLocation location, params object[] arguments)
    {
        HasErrors |= descriptor.Severity == DiagnosticSeverity.Error;
        if (_seen.Add((location, descriptor.Id)))
        {
            var message = string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat, arguments);
            var trail = Trail.Count > 1 ? $" (in {string.Join(" → ", Trail)})" : "";
            _diagnostics.Add(new(descriptor, location, message + trail));
        }
    }
}
