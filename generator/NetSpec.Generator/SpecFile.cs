using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetSpec.Compiler;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Emit.CSharp;

namespace NetSpec.Generator;

/// <summary>A spec file as the build gave it.</summary>
/// <param name="Path">The path.</param>
/// <param name="Text">The text.</param>
/// <param name="Namespace">The namespace that the project gives this file; empty for none.</param>
internal sealed record SpecFile(string Path, string Text, string Namespace)
{
    private const string NamespaceKey = "build_metadata.AdditionalFiles.NetSpecNamespace";

    /// <summary>Whether an additional file is a spec.</summary>
    public static bool IsSpec(string path) =>
        path.EndsWith(".netspec.yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".netspec.yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the file's text and metadata.</summary>
    public static SpecFile From(AdditionalText text, AnalyzerConfigOptionsProvider provider, CancellationToken cancellation)
    {
        var @namespace = provider.GetOptions(text).TryGetValue(NamespaceKey, out var value) ? CSharpNames.Namespace(value) : "";
        return new(text.Path, text.GetText(cancellation)?.ToString() ?? "", @namespace);
    }

    /// <summary>Parses the file; an error of the compiler itself becomes a diagnostic.</summary>
    public static ProjectSpec Parse(SpecFile file)
    {
        try
        {
            return ParseCore(file);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new(new ParsedSpec(file.Path, file.Text, null, [InternalError.Of(file.Path, e)]), file.Namespace);
        }
    }

    // Of its own, so that a missing YamlDotNet.dll, which is looked for when this method is compiled, is caught above.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ProjectSpec ParseCore(SpecFile file) => new(SpecCompiler.Parse(file.Path, file.Text), file.Namespace);
}
