using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SpecDiagnostic = NetSpec.Compiler.Diagnostics.Diagnostic;
using SpecSeverity = NetSpec.Compiler.Diagnostics.DiagnosticSeverity;

namespace NetSpec.Generator;

/// <summary>Reports the compiler's diagnostics as Roslyn's, at their places in the YAML.</summary>
internal static class DiagnosticReporter
{
    private const string Category = "NetSpec";

    /// <summary>Reports all.</summary>
    public static void Report(SourceProductionContext context, IEnumerable<SpecDiagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            context.ReportDiagnostic(Convert(diagnostic));
        }
    }

    private static Diagnostic Convert(SpecDiagnostic diagnostic)
    {
        var place = diagnostic.Location;
        var lines = new LinePositionSpan(new(place.StartLine, place.StartColumn), new(place.EndLine, place.EndColumn));
        var severity = diagnostic.Descriptor.Severity == SpecSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
        var descriptor = new DiagnosticDescriptor(diagnostic.Descriptor.Id, diagnostic.Descriptor.Title, "{0}", Category, severity, isEnabledByDefault: true);
        return Diagnostic.Create(descriptor, Location.Create(place.Path, new TextSpan(place.Start, place.Length), lines), diagnostic.Message);
    }
}
