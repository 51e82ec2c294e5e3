using NetSpec.Compiler.Analysis.Comparison;
using NetSpec.Tool.Tests.Helpers;

namespace NetSpec.Tool.Tests;

/// <summary>Pairs of specs with known answers: what changed, and whether old checkpoints load.</summary>
public sealed class ComparisonTests
{
    [Fact]
    public void A_comment_changes_nothing()
    {
        var comparison = Compare(TestSpecs.Small, "# a comment\n" + TestSpecs.Small.With("stem:", "stem:  "));

        Assert.True(comparison.IsUnchanged);
        Assert.True(comparison.Loading.IsDirect);
    }

    [Fact]
    public void A_renamed_layer_is_one_line_of_the_table()
    {
        var comparison = Compare(TestSpecs.Small, TestSpecs.Small.With("stem:", "conv0:"));

        Assert.True(comparison.Loading.IsComplete);
        Assert.True(comparison.ComputesTheSame);
        Assert.Equal(["stem.* → conv0.* (2)"], Comparison.Renames(comparison));
    }

    [Fact]
    public void A_renamed_repeat_takes_all_its_blocks_along()
    {
        var comparison = Compare(TestSpecs.Small, TestSpecs.Small.With("stage:", "body:"));

        Assert.True(comparison.Loading.IsComplete);
        Assert.True(comparison.ComputesTheSame);
        Assert.Equal(["stage.* → body.* (27)"], Comparison.Renames(comparison));
    }

    [Fact]
    public void A_layer_renamed_within_a_block_is_renamed_in_all_of_them()
    {
        var comparison = Compare(TestSpecs.Small, TestSpecs.Small.With("bn1:", "norm:"));

        Assert.True(comparison.ComputesTheSame);
        Assert.Equal(["stage.#.bn1.* → stage.#.norm.* (15)"], Comparison.Renames(comparison));
    }

    [Fact]
    public void Exchanged_names_are_renames_that_nothing_but_the_table_can_tell()
    {
        var changed = TestSpecs.Small.With("conv1:", "convA:").With("conv2:", "conv1:").With("[conv2, x]", "[conv1, x]").With("convA:", "conv2:");

        var comparison = Compare(TestSpecs.Small, changed);

        Assert.Equal(["stage.#.conv1.* → stage.#.conv2.* (6)", "stage.#.conv2.* → stage.#.conv1.* (6)"], Comparison.Renames(comparison));
        Assert.True(comparison.ComputesTheSame);
        Assert.True(comparison.Loading.ReusesNames);
        Assert.Contains("take the wrong values", new Comparison(TestSpecs.Small, changed).Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_that_change_places_keep_their_keys()
    {
        const string Two = "netspec: 1\nmodels:\n  Pair:\n    in: {x: [N, 4]}\n    layers:\n      a: {Linear: {out_features: 4}}\n      b: {Linear: {out_features: 4}}\n";
        const string Swapped = "netspec: 1\nmodels:\n  Pair:\n    in: {x: [N, 4]}\n    layers:\n      b: {Linear: {out_features: 4}}\n      a: {Linear: {out_features: 4}}\n";

        var comparison = Compare(Two, Swapped);

        Assert.True(comparison.Loading.IsDirect);
        Assert.False(comparison.ComputesTheSame);
        Assert.Equal(["b", "a"], comparison.Rewired.Select(pair => pair.New!.Path));
    }

    [Fact]
    public void More_blocks_are_new_keys_and_no_renames()
    {
        var comparison = Compare(TestSpecs.Small, TestSpecs.Small.With("repeat: 3", "repeat: 5"));

        Assert.Empty(comparison.Loading.Renamed);
        Assert.Empty(comparison.Loading.Unexpected);
        Assert.Equal(18, comparison.Loading.Missing.Count);
        Assert.All(Comparison.Added(comparison), key => Assert.Matches(@"^stage\.[34]\.", key));
        Assert.Equal(27 + 10, comparison.Loading.Taken.Count);
    }

    [Fact]
    public void Other_classes_change_the_last_layers_shapes()
    {
        var comparison = Compare(TestSpecs.Small, TestSpecs.Small.With("num_classes: 10", "num_classes: 7"));

        Assert.Equal(["fc.weight [10, 24] → [7, 24]", "fc.bias [10] → [7]"], Comparison.Reshaped(comparison));
        Assert.False(comparison.Loading.IsComplete);
        Assert.Empty(comparison.Loading.Missing);
    }

    [Fact]
    public void A_layer_put_into_a_list_shifts_the_numbers_after_it()
    {
        var comparison = Compare(TestSpecs.Small, TestSpecs.Small.With("          - Conv2d: {out_channels: 16, kernel_size: 1}\n          - ReLU\n          - Conv2d: {out_channels: 24", "          - BatchNorm2d\n          - Conv2d: {out_channels: 16, kernel_size: 1}\n          - ReLU\n          - Conv2d: {out_channels: 24"));

        Assert.Equal(["tail.2.* → tail.3.* (2)", "tail.4.* → tail.5.* (2)"], Comparison.Renames(comparison));
        Assert.Equal(["tail.2.weight", "tail.2.bias", "tail.2.running_mean", "tail.2.running_var", "tail.2.num_batches_tracked"], Comparison.Added(comparison));
        Assert.Empty(comparison.Loading.Reshaped);
    }

    [Fact]
    public void The_same_keys_with_another_argument_load_but_compute_something_else()
    {
        var comparison = Compare(TestSpecs.Small, TestSpecs.Small.With("stem: {Conv2d: {out_channels: 8, kernel_size: 3, padding: 1}}", "stem: {Conv2d: {out_channels: 8, kernel_size: 3, padding: 1, stride: 2}}"));

        Assert.True(comparison.Loading.IsDirect);
        Assert.False(comparison.ComputesTheSame);
        Assert.Equal(["stem"], comparison.Changed.Select(pair => pair.New!.Path));
        Assert.True(comparison.New.MultiplyAdds < comparison.Old.MultiplyAdds);
    }

    [Fact]
    public void Another_shortcut_is_seen_although_no_layer_changed()
    {
        var comparison = Compare(TestSpecs.Small, TestSpecs.Small.With("[conv2, x]", "[conv2, bn1]"));

        Assert.True(comparison.Loading.IsDirect);
        Assert.False(comparison.ComputesTheSame);
        Assert.Equal(["stage.0.sum", "stage.1.sum", "stage.2.sum"], comparison.Rewired.Select(pair => pair.New!.Path));
    }

    [Fact]
    public void A_bias_left_out_is_a_key_that_is_gone()
    {
        var comparison = Compare(TestSpecs.Small, TestSpecs.Small.With("out_channels: 24, kernel_size: 1", "out_channels: 24, kernel_size: 1, bias: false"));

        Assert.Equal(["tail.4.bias"], Comparison.Removed(comparison));
        Assert.Empty(comparison.Loading.Missing);
        Assert.Empty(comparison.Loading.Renamed);
    }

    [Fact]
    public void Layers_moved_into_a_sequence_are_renamed()
    {
        var comparison = Compare(TestSpecs.Small, TestSpecs.Small.With("""
                  stem: {Conv2d: {out_channels: 8, kernel_size: 3, padding: 1}}
                  stage: {repeat: 3, Residual: {channels: 8}}
            """, """
                  backbone:
                    Sequential:
                      stem: {Conv2d: {out_channels: 8, kernel_size: 3, padding: 1}}
                      stage: {repeat: 3, Residual: {channels: 8}}
            """));

        Assert.True(comparison.Loading.IsComplete);
        Assert.True(comparison.ComputesTheSame);
        Assert.Equal(["stem.* → backbone.stem.* (2)", "stage.* → backbone.stage.* (27)"], Comparison.Renames(comparison));
    }

    [Fact]
    public void A_layer_left_out_is_gone_and_its_reader_is_not_called_rewired()
    {
        var comparison = Compare(TestSpecs.Small, TestSpecs.Small.With("      bn1: BatchNorm2d\n", ""));

        Assert.Equal(15, comparison.Loading.Unexpected.Count);
        Assert.Empty(comparison.Rewired);
        Assert.Empty(comparison.Loading.Renamed);
    }

    [Fact]
    public void A_model_with_another_name_is_recognised()
    {
        var comparison = new Comparison(TestSpecs.Small, TestSpecs.Small.With("Small:", "Tiny:"));

        Assert.Equal(["Small → Tiny"], comparison.Pairs);
        Assert.True(comparison.Only.Loading.IsDirect);
        Assert.False(comparison.Only.IsUnchanged);
    }

    [Fact]
    public void A_model_with_other_keys_is_another_one()
    {
        var other = "netspec: 1\nmodels:\n  Other:\n    in: {x: [N, 3]}\n    layers:\n      fc: {Linear: {out_features: 2}}\n";

        Assert.Equal([" → Other", "Small → "], new Comparison(TestSpecs.Small, other).Pairs);
    }

    [Fact]
    public void Renames_in_fifty_blocks_are_few_lines()
    {
        var old = Comparison.Reports(TestSpecs.ResNet).First(report => report.Name == "ResNet152");
        var now = Comparison.Reports(TestSpecs.ResNet.With("bn2", "norm2")).First(report => report.Name == "ResNet152");

        Assert.Equal(
            ["layer1.#.bn2.* → layer1.#.norm2.* (15)", "layer2.#.bn2.* → layer2.#.norm2.* (40)", "layer3.#.bn2.* → layer3.#.norm2.* (180)", "layer4.#.bn2.* → layer4.#.norm2.* (15)"],
            Comparison.Renames(new(old, now)));
    }

    private static ModelComparison Compare(string old, string @new) => new Comparison(old, @new).Only;
}
