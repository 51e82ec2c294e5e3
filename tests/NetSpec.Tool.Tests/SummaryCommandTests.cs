using System.Globalization;
using System.Text.Json;
using NetSpec.Tool.Tests.Helpers;

namespace NetSpec.Tool.Tests;

public sealed class SummaryCommandTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public SummaryCommandTests()
    {
        _workspace.Write("small.netspec.yaml", TestSpecs.Small);
        _workspace.Write("resnet.netspec.yaml", TestSpecs.ResNet);
    }

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_only_model_needs_no_name()
    {
        var output = _workspace.Run("summary", "small.netspec.yaml").Succeeded();

        Assert.StartsWith("Small: x [1, 3, 32, 32] → out [1, 10]\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Matches(@"stage\.0\.conv1 +Conv2d\(out_channels=8, kernel_size=3, padding=1\) +\[1, 8, 32, 32\] +584 +589,824", output);
        Assert.Contains("Parameters and buffers take ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ResNet18", "11,689,512")]
    [InlineData("ResNet50", "25,557,032")]
    [InlineData("ResNeXt101_64x4d", "83,455,272")]
    public void Figures_are_torchvisions(string model, string parameters) =>
        Assert.Matches($@"total .* {parameters} ", _workspace.Run("summary", "resnet.netspec.yaml", "--model", model).Succeeded());

    [Fact]
    public void Without_a_name_all_models_are_listed()
    {
        var output = _workspace.Run("summary", "resnet.netspec.yaml").Succeeded();

        Assert.Matches(@"ResNet18 +\[1, 3, 224, 224\] +\[1, 1000\] +11,689,512 +1,814,073,344 +44\.6 MiB", output);
        Assert.Contains("WideResNet101_2", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3x64x64", "[1, 8, 64, 64]")]
    [InlineData("2x3x64x48", "[2, 8, 64, 48]")]
    [InlineData("x=3x64x64", "[1, 8, 64, 64]")]
    public void The_input_may_have_other_sizes(string input, string output) =>
        Assert.Contains(output, _workspace.Run("summary", "small.netspec.yaml", "--input", input).Succeeded(), StringComparison.Ordinal);

    [Theory]
    [InlineData("3x224", "'3x224' does not fit Small: input 'x' [N, 3, H, W] has 4 dimensions, 3x224 has 2")]
    [InlineData("1x32x32", "'1x32x32' does not fit Small: input 'x' [N, 3, H, W] has 3 in dimension 1, 1x1x32x32 has 1")]
    [InlineData("3xax32", "'3xax32' is no shape; write positive sizes with x between them, as in 3x224x224")]
    [InlineData("3x0x32", "'3x0x32' is no shape; write positive sizes with x between them, as in 3x224x224")]
    [InlineData("3x-1x32", "'3x-1x32' is no shape; write positive sizes with x between them, as in 3x224x224")]
    [InlineData("y=3x32x32", "'y=3x32x32' names no other input of Small; its inputs are x, each given once as name=shape")]
    public void A_size_that_does_not_fit_is_refused(string input, string message) =>
        Assert.Equal(message, _workspace.Run("summary", "small.netspec.yaml", "--input", input).Refused());

    [Fact]
    public void A_size_that_the_spec_rules_out_is_refused()
    {
        _workspace.Write("small.netspec.yaml", TestSpecs.Small.With("H: {nominal: 32}", "H: {nominal: 32, multiple_of: 16}"));

        Assert.Equal(
            "'3x40x32' does not fit Small: H = 40, but it has to be at least 1 and a multiple of 16",
            _workspace.Run("summary", "small.netspec.yaml", "--input", "3x40x32").Refused());
    }

    [Fact]
    public void An_input_that_leaves_a_layer_nothing_is_refused()
    {
        _workspace.Write("small.netspec.yaml", TestSpecs.Small.With("stem: {Conv2d: {out_channels: 8, kernel_size: 3, padding: 1}}", "stem: {Conv2d: {out_channels: 8, kernel_size: 5}}"));

        Assert.Equal(
            "'3x4x8' does not fit Small: H = 4 is too small, nothing would be left of it on the way; it has to be at least 5",
            _workspace.Run("summary", "small.netspec.yaml", "--input", "3x4x8").Refused());
    }

    [Fact]
    public void An_unknown_model_is_refused_with_those_that_there_are() =>
        Assert.Equal("there is no model 'Smal'; did you mean 'Small'?. There is Small", _workspace.Run("summary", "small.netspec.yaml", "--model", "Smal").Refused());

    [Fact]
    public void A_file_of_blocks_has_no_summary()
    {
        _workspace.Write("blocks.netspec.yaml", "netspec: 1\nblocks:\n  Head:\n    params: {out: int}\n    layers:\n      fc: {Linear: {out_features: out}}\n");

        Assert.Contains("'blocks.netspec.yaml' defines no model", _workspace.Run("summary", "blocks.netspec.yaml").Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_in_the_spec_go_where_the_summary_does_not()
    {
        _workspace.Write("small.netspec.yaml", TestSpecs.Small.With("BatchNorm2d", "BatchNrom2d"));

        var result = _workspace.Run("summary", "small.netspec.yaml");

        Assert.Equal((ExitCode.SpecErrors, ""), (result.ExitCode, result.Output));
        Assert.Contains("did you mean 'BatchNorm2d'?", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_figures_layers_and_keys()
    {
        var report = JsonDocument.Parse(_workspace.Run("summary", "resnet.netspec.yaml", "-m", "ResNet18", "-f", "json").Succeeded()).RootElement;

        Assert.Equal(11_689_512, report.GetProperty("parameters").GetInt64());
        Assert.Equal(122, report.GetProperty("state").GetArrayLength());
        Assert.Equal("conv1.weight", report.GetProperty("state")[0].GetProperty("key").GetString());
        Assert.Equal("Conv2d", report.GetProperty("layers")[0].GetProperty("operator").GetString());
    }

    [Fact]
    public void The_peak_memory_is_told_in_every_format()
    {
        // The input, what the stage made, and what the tail's last convolution reads and makes: channels of 32×32.
        const long Activations = 4 * 32 * 32 * (3 + 8 + 16 + 24);
        var json = JsonDocument.Parse(_workspace.Run("summary", "small.netspec.yaml", "-f", "json").Succeeded()).RootElement;

        Assert.Equal(Activations, json.GetProperty("activationBytes").GetInt64());
        Assert.Equal(json.GetProperty("stateBytes").GetInt64() + Activations, json.GetProperty("peakBytes").GetInt64());
        Assert.Contains("204.0 KiB of them activations", _workspace.Run("summary", "small.netspec.yaml").Succeeded(), StringComparison.Ordinal);
        Assert.Contains("| activations at the peak of a forward in eval mode | 204.0 KiB (`tail.4`) |", _workspace.Run("summary", "small.netspec.yaml", "-f", "markdown").Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_does_not_take_the_nominal_size_has_a_report_all_the_same()
    {
        _workspace.Write("wave.netspec.yaml", "netspec: 1\nmodels:\n  Wave:\n    in: {x: [N, 4, L]}\n    layers:\n      conv: {Conv1d: {out_channels: 4, kernel_size: 3}}\n");

        Assert.Contains("| peak memory of a forward in eval mode | not known at these sizes |", _workspace.Run("summary", "wave.netspec.yaml", "-f", "markdown").Succeeded(), StringComparison.Ordinal);
        Assert.Contains("| peak memory of a forward in eval mode | 400 B |", _workspace.Run("summary", "wave.netspec.yaml", "-f", "markdown", "--input", "1x4x7").Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_depends_on_the_culture()
    {
        var arguments = new[] { "summary", "resnet.netspec.yaml", "--model", "ResNet18", "--format", "markdown" };
        var expected = _workspace.Run(arguments).Succeeded();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");

            Assert.Equal(expected, _workspace.Run(arguments).Succeeded());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
