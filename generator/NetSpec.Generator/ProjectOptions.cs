using Microsoft.CodeAnalysis.Diagnostics;

namespace NetSpec.Generator;

/// <summary>What the project says to all its specs.</summary>
/// <param name="RootNamespace">The name that classes have whose file says no namespace, as the project writes it.</param>
internal sealed record ProjectOptions(string RootNamespace)
{
    /// <summary>Reads the options.</summary>
    public static ProjectOptions From(AnalyzerConfigOptions options) =>
        new(options.TryGetValue("build_property.RootNamespace", out var value) ? value : "");
}
