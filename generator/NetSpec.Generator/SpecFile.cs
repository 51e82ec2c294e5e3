using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetSpec.Compiler.Emit.CSharp;

namespace NetSpec.Generator;

/// <summary>A spec file as the build gave it.</summary>
/// <param name="Path">The path.</param>
/// <param name="Text">The text.</param>
/// <param name="Namespace">The namespace that the project gives this file; empty for none.</param>
internal sealed record SpecFile(string Path, string Text, string Namespace)
{
    private const string NamespaceKey = "build_metadata.AdditionalFiles.NetSpecNamespace";

    /// <summary>The mistake of the compiler that kept the file from being read; null for none.</summary>
    public Compiler.Diagnostics.Diagnostic? Failure { get; init; }

    /// <summary>Whether an additional file is a spec.</summary>
    public static bool IsSpec(string path) =>
        path.EndsWith(".netspec.yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".netspec.yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the file's text and metadata.</summary>
    public static SpecFile From(AdditionalText text, AnalyzerConfigOptionsProvider provider, CancellationToken cancellation)
    {
        var @namespace = provider.GetOptions(text).TryGetValue(NamespaceKey, out var value) ? CSharpNames.Namespace(value) : "";
        return new(text.Path, text.GetText(cancellation) is { } source ? AsUnicode(source) : "", @namespace);
    }

    /// <summary>
    /// The text. A file that is not UTF-8 Roslyn reads in the code page of the system, another one on another machine: here its bytes are read as the
    /// tool reads them, and the compiler reports what is no UTF-8.
    /// </summary>
    private static string AsUnicode(SourceText source) => source.Encoding is null or UTF8Encoding or UnicodeEncoding or UTF32Encoding
        ? source.ToString()
        : Encoding.UTF8.GetString(source.Encoding.GetBytes(source.ToString()));
}
