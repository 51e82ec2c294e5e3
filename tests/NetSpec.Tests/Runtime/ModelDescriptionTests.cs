using System.Globalization;

namespace NetSpec.Tests.Runtime;

public sealed class ModelDescriptionTests
{
    private const long Wide = 1_000_000;

    [Fact]
    public void A_layer_counts_what_is_trained_and_what_it_takes()
    {
        var conv = new LayerDescription("conv1", "Conv2d", [1, 64, 112, 112], 147, [new("weight", [64, 3, 7, 7])]);
        var norm = Norm("bn1", 64);

        Assert.Equal(9_408, conv.Parameters);
        Assert.Equal(118_013_952, conv.MultiplyAdds);
        Assert.Equal(0, conv.Buffers);
        Assert.Equal(128, norm.Parameters);
        Assert.Equal(129, norm.Buffers);
        Assert.Equal(0, norm.MultiplyAdds);
    }

    [Fact]
    public void A_model_adds_its_layers_up()
    {
        var model = Model(Conv("conv1", 3, 8), Norm("bn1", 8), new("relu", "relu", [1, 8, 4, 4]));

        Assert.Equal((3 * 8) + 16, model.Parameters);
        Assert.Equal(17, model.Buffers);
        Assert.Equal(3 * 8 * 16, model.MultiplyAdds);
    }

    [Fact]
    public void The_state_dict_has_whole_keys_layer_by_layer()
    {
        var model = Model(Conv("conv1", 3, 8), Norm("layer1.0.bn1", 8));

        Assert.Equal(
            [
                "conv1.weight [8, 3, 1, 1]",
                "layer1.0.bn1.weight [8]",
                "layer1.0.bn1.bias [8]",
                "layer1.0.bn1.running_mean [8]",
                "layer1.0.bn1.running_var [8]",
                "layer1.0.bn1.num_batches_tracked []",
            ],
            model.StateDict.Select(tensor => tensor.ToString()));
        Assert.Equal([false, false, false, true, true, true], model.StateDict.Select(tensor => tensor.IsBuffer));
        Assert.Equal("int64", model.StateDict[^1].Dtype);
    }

    [Fact]
    public void A_layer_that_runs_twice_owns_its_tensors_once()
    {
        var model = Model(Conv("conv", 8, 8), new("conv", "Conv2d", [1, 8, 4, 4], 8));

        Assert.Equal("conv.weight", Assert.Single(model.StateDict).Name);
        Assert.Equal(64, model.Parameters);
        Assert.Equal(2 * 8 * 8 * 16, model.MultiplyAdds);
    }

    [Theory]
    [InlineData("", "weight", "weight")]
    [InlineData("encoder.cls_token", "", "encoder.cls_token")]
    public void A_key_has_no_empty_part(string path, string name, string key) =>
        Assert.Equal(key, Assert.Single(Model(new LayerDescription(path, "Parameter", [1], 0, [new(name, [1])])).StateDict).Name);

    [Fact]
    public void A_summary_is_a_table_with_totals()
    {
        var model = new ModelDescription(
            "Small",
            [new("x", [1, 3, 4, 4])],
            [new("logits", [1, 10])],
            [Conv("conv1", 3, 8), Norm("bn1", 8), new("relu", "relu", [1, 8, 4, 4]), new("fc", "Linear", [1, 10], 128, [new("weight", [10, 128]), new("bias", [10])])]);

        Assert.Equal(
            """
            Small: x [1, 3, 4, 4] -> logits [1, 10]

            layer  operator     output        parameters  multiply-adds
            -----------------------------------------------------------
            conv1  Conv2d       [1, 8, 4, 4]          24            384
            bn1    BatchNorm2d  [1, 8, 4, 4]          16
            relu   relu         [1, 8, 4, 4]
            fc     Linear       [1, 10]            1,290          1,280
            -----------------------------------------------------------
            total                                  1,330          1,664

            Buffers, which are saved but not trained: 17 scalars.
            """,
            model.Summary());
        Assert.Equal(model.Summary(), model.ToString());
    }

    [Fact]
    public void Neighbours_that_are_alike_are_shown_once()
    {
        var model = Model([.. Stage("layer1", blocks: 4), .. Stage("layer2", blocks: 3)]);

        Assert.Equal(
            """
            layer1.0.conv1         Conv2d       [1, 8, 4, 4]          24            384
            layer1.0.bn1           BatchNorm2d  [1, 8, 4, 4]          16
            layer1.1 to layer1.3   3 times:
              layer1.1.conv1       Conv2d       [1, 8, 4, 4]          64          1,024
              layer1.1.bn1         BatchNorm2d  [1, 8, 4, 4]          16
            layer2.0.conv1         Conv2d       [1, 8, 4, 4]          24            384
            layer2.0.bn1           BatchNorm2d  [1, 8, 4, 4]          16
            layer2.1 and layer2.2  2 times:
              layer2.1.conv1       Conv2d       [1, 8, 4, 4]          64          1,024
              layer2.1.bn1         BatchNorm2d  [1, 8, 4, 4]          16
            """,
            Rows(model));
    }

    [Fact]
    public void Alike_neighbours_within_alike_neighbours_are_shown_once()
    {
        var inner = Enumerable.Range(0, 6).SelectMany(i => (LayerDescription[])[Conv($"stack.{i / 3}.{i % 3}.conv", 8, 8), Norm($"stack.{i / 3}.{i % 3}.bn", 8)]);

        Assert.Equal(
            """
            stack.0 and stack.1       2 times:
              stack.0.0 to stack.0.2  3 times:
                stack.0.0.conv        Conv2d       [1, 8, 4, 4]          64          1,024
                stack.0.0.bn          BatchNorm2d  [1, 8, 4, 4]          16
            """,
            Rows(Model([.. inner])));
    }

    [Fact]
    public void Two_single_layers_that_are_alike_stay_two_rows()
    {
        var model = Model(Conv("0", 8, 8), Conv("1", 8, 8));

        Assert.Equal(2, Rows(model).Split('\n').Length);
    }

    [Fact]
    public void A_long_path_keeps_its_end_and_the_page_its_width()
    {
        var path = string.Join('.', Enumerable.Repeat("features", 14)) + ".conv";
        var model = Model(new LayerDescription(path, "ConvTranspose3d", [1, 512, Wide, Wide], 1));

        var lines = model.Summary().Split('\n');

        Assert.All(lines, line => Assert.True(line.Length <= 110, line));
        Assert.Contains(lines, line => line.StartsWith("..", StringComparison.Ordinal) && line.Contains(".conv  ConvTranspose3d", StringComparison.Ordinal));
    }

    [Fact]
    public void A_summary_is_the_same_under_every_culture()
    {
        var expected = Model(Conv("conv1", 300, 800)).Summary();
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(expected, Model(Conv("conv1", 300, 800)).Summary());
            Assert.Contains("240,000", expected, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_model_without_layers_has_a_summary() => Assert.Contains("total", Model().Summary(), StringComparison.Ordinal);

    private static ModelDescription Model(params LayerDescription[] layers) => new("Net", [new("x", [1, 3, 4, 4])], [new("y", [1, 8, 4, 4])], layers);

    private static LayerDescription[] Stage(string name, int blocks) =>
        [.. Enumerable.Range(0, blocks).SelectMany(i => (LayerDescription[])[Conv($"{name}.{i}.conv1", i == 0 ? 3 : 8, 8), Norm($"{name}.{i}.bn1", 8)])];

    private static LayerDescription Conv(string path, long from, long to) =>
        new(path, "Conv2d", [1, to, 4, 4], from, [new("weight", [to, from, 1, 1])]);

    private static LayerDescription Norm(string path, long channels) =>
        new(path, "BatchNorm2d", [1, channels, 4, 4], 0, [
            new("weight", [channels]),
            new("bias", [channels]),
            new("running_mean", [channels], isBuffer: true),
            new("running_var", [channels], isBuffer: true),
            new("num_batches_tracked", [], isBuffer: true, dtype: "int64"),
        ]);

    /// <summary>The rows between the rules.</summary>
    private static string Rows(ModelDescription model)
    {
        var lines = model.Summary().Split('\n');
        var rules = lines.Index().Where(line => line.Item.StartsWith("--", StringComparison.Ordinal)).Select(line => line.Index).ToArray();
        return string.Join('\n', lines[(rules[0] + 1)..rules[1]]);
    }
}
