using System.Globalization;
using static TorchSharp.torch;

namespace NetSpec.Tests.Runtime;

public sealed class InputRuleTests
{
    private static readonly InputRule Image = new("ResNet50", "x", ["N", 3, new("H", min: 33), new("W", min: 33)]);

    [Theory]
    [InlineData(new long[] { 0, 3, 33, 33 })]
    [InlineData(new long[] { 8, 3, 33, 500 })]
    public void A_shape_within_the_rules_passes(long[] shape) => Check(Image, shape);

    [Theory]
    [InlineData(new long[] { 1, 4, 224, 224 }, "")]
    [InlineData(new long[] { 1, 3, 32, 224 }, "")]
    [InlineData(new long[] { 1, 3, 224, 32 }, "")]
    [InlineData(new long[] { 3 }, "")]
    [InlineData(new long[] { 1, 1, 3, 224, 224 }, "")]
    [InlineData(new long[] { 1, 224, 224, 3 }, " The channels seem to come last: put them second with x.permute(0, 3, 1, 2).")]
    [InlineData(new long[] { 3, 224, 224 }, " The batch dimension seems to be missing: add it with x.unsqueeze(0).")]
    [InlineData(new long[] { 224, 200, 3 }, " The channels seem to come last and the batch dimension to be missing: use x.unsqueeze(0).permute(0, 3, 1, 2).")]
    public void Another_shape_is_told_with_what_was_expected_and_the_cure(long[] shape, string cure)
    {
        var error = Assert.Throws<ArgumentException>("x", () => Check(Image, shape));

        var expected = $"ResNet50: input 'x' has the wrong shape: expected [N, 3, H >= 33, W >= 33], got [{string.Join(", ", shape)}].{cure}";
        Assert.StartsWith(expected + " (Parameter", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new long[] { 1, 224, 200, 3 })]
    [InlineData(new long[] { 200, 224, 3 })]
    public void The_cure_for_channels_that_come_last_works(long[] shape)
    {
        using var input = empty(shape);
        using var batch = shape.Length == 3 ? input.unsqueeze(0) : input.alias();
        using var image = batch.permute(0, 3, 1, 2);

        Image.Check(image);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(32, false)]
    [InlineData(65, false)]
    [InlineData(256, false)]
    public void Bounds_and_multiples_are_checked(long size, bool fits)
    {
        var rule = new InputRule("UNet", "x", [new("H", min: 64, max: 128, multipleOf: 16)]);

        var error = Record.Exception(() => Check(rule, [size]));

        Assert.Equal(fits, error is null);
        if (error is not null)
        {
            Assert.Contains("expected [64 <= H <= 128 (a multiple of 16)]", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_maximum_alone_is_checked() =>
        Assert.Contains("expected [T <= 1024], got [2000]", Assert.Throws<ArgumentException>(() => Check(new("GPT", "tokens", [new("T", max: 1024)]), [2000])).Message, StringComparison.Ordinal);

    [Fact]
    public void Equal_names_are_equal_sizes()
    {
        var rule = new InputRule("ViT", "x", ["N", 3, "S", "S"]);

        Check(rule, [2, 3, 16, 16]);
        Assert.Contains("expected [N, 3, S, S], got [2, 3, 16, 17]", Assert.Throws<ArgumentException>(() => Check(rule, [2, 3, 16, 17])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scalar_input_has_no_dimensions() => Check(new InputRule("M", "x", []), []);

    [Fact]
    public void An_input_of_another_type_than_the_weights_is_told_with_the_cure()
    {
        using var input = zeros(1, 3, 64, 64, dtype: ScalarType.Float64);
        using var weight = zeros(1);

        Image.Check(input);
        var error = Assert.Throws<ArgumentException>("x", () => Image.Check(input, weight));

        Assert.Contains(
            "ResNet50: input 'x' has the wrong type: expected Float32 as the model's weights, got Float64. Convert it with x.to(torch.ScalarType.Float32).",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_type_takes_the_place_of_the_weights()
    {
        var rule = new InputRule("GPT", "tokens", ["N", "T"], ScalarType.Int64);
        using var tokens = zeros(1, 5, dtype: ScalarType.Int64);
        using var floats = zeros(1, 5);

        rule.Check(tokens, floats);
        Assert.Contains(
            "GPT: input 'tokens' has the wrong type: expected Int64, got Float32. Convert it with tokens.to(torch.ScalarType.Int64).",
            Assert.Throws<ArgumentException>("tokens", () => rule.Check(floats)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_on_another_device_than_the_model_is_told_with_both_cures()
    {
        using var input = zeros(1, 3, 64, 64);
        using var weight = zeros(1, device: META);

        var error = Assert.Throws<ArgumentException>("x", () => Image.Check(input, weight));

        Assert.Contains(
            "ResNet50: input 'x' is on the wrong device: expected meta, where the model's weights are, got cpu. Move it with x.to(\"meta\") or the model with .to(\"cpu\").",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_input_is_told()
    {
        var error = Assert.Throws<ArgumentNullException>("x", () => Image.Check(null!));

        Assert.Contains("ResNet50: input 'x' is null; expected a tensor of shape [N, 3, H >= 33, W >= 33].", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_input_costs_no_memory()
    {
        using var input = zeros(1, 3, 64, 64);
        using var weight = zeros(1);
        Image.Check(input, weight);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
        {
            Image.Check(input, weight);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Messages_are_the_same_under_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "minus";
        CultureInfo.CurrentCulture = odd;
        try
        {
            Assert.Equal("H >= 1000", new DimensionRule("H", min: 1000).ToString());
            Assert.Equal("-1", DimensionRule.FromInt64(-1).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_dimension_needs_a_name_and_a_positive_step()
    {
        Assert.Throws<ArgumentException>("name", () => new DimensionRule(string.Empty));
        Assert.Throws<ArgumentOutOfRangeException>("multipleOf", () => new DimensionRule("H", multipleOf: 0));
    }

    private static void Check(InputRule rule, long[] shape)
    {
        using var tensor = zeros(shape, device: META);
        rule.Check(tensor);
    }
}
