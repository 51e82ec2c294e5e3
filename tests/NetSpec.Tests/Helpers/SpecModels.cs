using NetSpec.Compiler;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Tests.Helpers;

/// <summary>The models of specs as the compiler proves them, without their classes.</summary>
internal static class SpecModels
{
    /// <summary>The specs that are compiled with these tests: the zoo, and the examples of the language's design.</summary>
    public static IEnumerable<string> Names => Files.Keys.Order(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Language", "Examples"), "*.netspec.yaml")
        .Concat(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Zoo"), "*.netspec.yaml"))
        .ToDictionary(static file => $"{Path.GetFileName(Path.GetDirectoryName(file)!)}/{Path.GetFileName(file).Replace(".netspec.yaml", "", StringComparison.Ordinal)}", File.ReadAllText);

    /// <summary>The text of a spec: <c>Examples/vgg</c>.</summary>
    public static string Text(string name) => Files[name];

    /// <summary>The models of a spec, and what the compiler has against it.</summary>
    public static (IReadOnlyList<ModelInstance> Models, IReadOnlyList<Diagnostic> Diagnostics) Of(string text)
    {
        var bag = new DiagnosticBag();
        var parsed = SpecCompiler.Parse("spec.netspec.yaml", text);
        bag.AddRange(parsed.Diagnostics);
        var models = SpecCompiler.Instances(Linker.Close(new(parsed, "Dynamic"), new Dictionary<string, ProjectSpec>()), bag);
        return (models, [.. bag.Diagnostics]);
    }
}
