using Microsoft.CodeAnalysis.Diagnostics;
using NetSpec.Compiler.Emit.CSharp;

namespace NetSpec.Generator;

/// <summary>What the project says to all its specs.</summary>
/// <param name="RootNamespace">The namespace of classes whose file says none.</param>
internal sealed record ProjectOptions(string RootNamespace)
{
    /// <summary>Reads the options.</summary>
    public static ProjectOptions From(AnalyzerConfigOptions options) =>
        new(options.TryGetValue("build_property.RootNamespace", out var value) ? CSharpNames.Namespace(value) : "");
}
