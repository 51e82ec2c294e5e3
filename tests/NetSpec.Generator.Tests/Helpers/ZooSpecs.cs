namespace NetSpec.Generator.Tests.Helpers;

/// <summary>The specs of this repository's folder specs/.</summary>
internal static class ZooSpecs
{
    public const string ResNet = "resnet.netspec.yaml";

    public const string D2lResNet = "d2l-resnet.netspec.yaml";

    private static readonly Lazy<GeneratorRun> LazyRun = new(() => GeneratorRun.Of(Project));

    public static Project Project => new(new[] { ResNet, D2lResNet }.Select(name => (name, Read(name))).ToArray());

    /// <summary>One run for all tests that look at what it gave.</summary>
    public static GeneratorRun Run => LazyRun.Value;

    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ZooSpecs).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
