using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetSpec.Benchmarks;

/// <summary>A spec file in memory.</summary>
internal sealed class SpecText(string path, string text) : AdditionalText
{
    public override string Path { get; } = path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);

    /// <summary>A spec of the repository.</summary>
    public static string Zoo(string name)
    {
        using var stream = typeof(SpecText).Assembly.GetManifestResourceStream($"{name}.netspec.yaml")!;
        return new StreamReader(stream).ReadToEnd();
    }

    /// <summary>The example DenseNet with the one variant.</summary>
    public static string DenseNet201() => string.Join('\n', Zoo("densenet").Split('\n').Where(line => !line.TrimStart().StartsWith("DenseNet1", StringComparison.Ordinal)));

    /// <summary>A network of twenty layers.</summary>
    public static string Small(int number, int width = 16, string comment = "")
    {
        var layers = string.Concat(Enumerable.Range(0, 10).Select(i => Invariant($"      - Conv2d: {{out_channels: {width + i}, kernel_size: 3, padding: 1}}\n      - ReLU\n")));
        return Invariant($"netspec: 1\n{comment}models:\n  Net{number}:\n    in: {{x: [N, 3, H, W]}}\n    Sequential:\n{layers}");
    }

    /// <summary>A network of many layers, all different.</summary>
    public static string Big(int layers)
    {
        var text = string.Concat(Enumerable.Range(0, layers).Select(i => Invariant($"      - Conv2d: {{out_channels: {8 + (i % 97)}, kernel_size: 3, padding: 1}}\n")));
        return $"netspec: 1\nmodels:\n  Big:\n    in: {{x: [N, 3, H, W]}}\n    Sequential:\n{text}";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
