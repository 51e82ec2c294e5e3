using System.Globalization;
using NetSpec.Generator.Tests.Helpers;

namespace NetSpec.Generator.Tests;

/// <summary>The same specs give the same text under every culture.</summary>
public sealed class CultureTests
{
    /// <summary>Fractions, negative and large numbers, and names whose letters other cultures capitalise otherwise.</summary>
    private const string Spec = """
        netspec: 1
        models:
          Initial:
            params: {rate: 0.0001}
            in: {x: [N, 3, H, W]}
            layers:
              input_i: {Conv2d: {out_channels: 2048, kernel_size: 3, padding: 1}}
              norm_i: {BatchNorm2d: {eps: 0.001, momentum: 0.25}}
              pool: {AdaptiveAvgPool2d: {output_size: 1}}
              flat: {flatten: {start_dim: 1, end_dim: -1}}
              drop: {Dropout: {p: rate}}
              fc: {Linear: {out_features: 100000}}
        """;

    private static readonly Dictionary<string, string> Invariant = Under(CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("fr-FR", "NumberDecimalSeparator", ",")]
    [InlineData("fi-FI", "NegativeSign", "\u2212")]
    [InlineData("tr-TR", "NumberGroupSeparator", ".")]
    public void Another_culture_gives_the_same_text(string name, string difference, string value)
    {
        var culture = CultureInfo.GetCultureInfo(name);
        // Without the system's culture data every culture is the invariant one, and this test would prove nothing.
        Assert.Equal(value, typeof(NumberFormatInfo).GetProperty(difference)!.GetValue(culture.NumberFormat));

        Assert.Equal(Invariant, Under(culture));
    }

    [Fact]
    public void The_text_has_the_numbers_that_cultures_write_differently()
    {
        var source = Invariant["App.Initial.g.cs"];

        Assert.Contains("0.001", source, StringComparison.Ordinal);
        Assert.Contains("InputI", source, StringComparison.Ordinal);
        Assert.Contains("204,961,440", source, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Under(CultureInfo culture)
    {
        var (before, beforeUI) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return new(GeneratorRun.Of(new Project(("i.netspec.yaml", Spec))).Sources);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUI);
        }
    }
}
