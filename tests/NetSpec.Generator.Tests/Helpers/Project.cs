using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetSpec.Generator.Tests.Helpers;

/// <summary>A user's project: specs, options and C#. As strict about C# as a project can be, so that generated code compiles in every one.</summary>
internal sealed record Project(ImmutableArray<AdditionalText> Specs)
{
    private static readonly ImmutableArray<MetadataReference> References =
        [.. Directory.GetFiles(ReferenceAssemblies, "*.dll").Select(static path => MetadataReference.CreateFromFile(path)), Reference("TorchSharp.dll"), Reference("NetSpec.dll")];

    /// <summary>The folder of .NET 8's reference assemblies, of which the project file knows.</summary>
    private static string ReferenceAssemblies =>
        typeof(Project).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "ReferenceAssemblies").Value!;

    public Project(params (string Path, string Text)[] specs)
        : this([.. specs.Select(AdditionalText (spec) => new SpecText(spec.Path, spec.Text))])
    {
    }

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    public string RootNamespace { get; init; } = "App";

    public string CSharp { get; init; } = "";

    /// <summary>This project after an edit of one spec.</summary>
    public Project Edit(string path, Func<string, string> edit) =>
        this with { Specs = [.. Specs.Select(spec => spec.Path == path ? ((SpecText)spec).Edit(edit) : spec)] };

    /// <summary>This project as another process sees it: equal in all that matters, and no object the same.</summary>
    public Project Reopened() => this with { Specs = [.. Specs.Select(spec => (spec as SpecText)?.Reread() ?? spec)] };

    public CSharpCompilation Compilation() => CSharpCompilation.Create(
        "App",
        [CSharpSyntaxTree.ParseText(CSharp, ParseOptions)],
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            nullableContextOptions: NullableContextOptions.Enable));

    private static PortableExecutableReference Reference(string name) => MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, name));
}
