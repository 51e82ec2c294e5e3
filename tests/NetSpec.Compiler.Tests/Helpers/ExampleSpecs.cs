namespace NetSpec.Compiler.Tests.Helpers;

/// <summary>The example specs that the language was designed with.</summary>
internal static class ExampleSpecs
{
    private const string Suffix = ".netspec.yaml";

    /// <summary>The examples' names, such as <c>resnet</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(ExampleSpecs).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(Suffix, StringComparison.Ordinal)).Select(name => name[..^Suffix.Length]).Order(StringComparer.Ordinal)];

    /// <summary>The text of an example.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(ExampleSpecs).Assembly.GetManifestResourceStream(name + Suffix) ?? throw new ArgumentException($"no example '{name}'", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
