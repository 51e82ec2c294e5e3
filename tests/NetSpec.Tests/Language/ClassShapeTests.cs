using System.Reflection;
using NetSpec.Tests.Helpers;
using static TorchSharp.torch;

namespace NetSpec.Tests.Language;

/// <summary>What a user of the classes sees: types of properties, records, constructor parameters and their checks.</summary>
public sealed class ClassShapeTests
{
    private const string Library = """
        netspec: 1
        namespace: Shared
        blocks:
          Head:
            params: {classes: int, hidden: 8}
            layers:
              fc: {Linear: {out_features: hidden}}
              out: {Linear: {out_features: classes}}
        """;

    private const string First = """
        netspec: 1
        namespace: FirstFile
        import: [library.netspec.yaml]
        models:
          Net:
            in: {x: [N, 4]}
            layers:
              head: {Head: {classes: 3}}
        """;

    private const string Second = """
        netspec: 1
        namespace: SecondFile
        import: [./library.netspec.yaml, first.netspec.yaml]
        models:
          Net:
            in: {x: [N, 4]}
            layers:
              head: {Head: {classes: 2, hidden: 5}}
        """;

    private const string Checked = """
        netspec: 1
        namespace: Checked
        blocks:
          Step:
            params: {width: int, groups: 1}
            in: {x: [N, C, H, W]}
            require: [groups <= 4, {width % groups == 0: the width is a multiple of the groups}]
            layers:
              conv: {Conv2d: {out_channels: width, kernel_size: 1, groups: groups}}
              project: {from: x, when: width != C, Conv2d: {out_channels: width, kernel_size: 1}}
              out: {add: [conv, project]}
        models:
          Net:
            params: {classes: 10, p: 0.5, deep: true, scale: 2}
            in: {x: [N, 4, H, W]}
            layers:
              steps: {repeat: 2, Step: {width: 4}}
              named: {repeat: 2, names: "step_{i}", Step: {width: 8}}
              pool: {when: deep, MaxPool2d: {kernel_size: scale}}
              flat: {mean: {dim: [2, 3]}}
              drop: {Dropout: {p: p}}
              fc: {Linear: {out_features: classes}}
              aux: {from: flat, only: training, Linear: {out_features: 2}}
            out: {logits: fc, aux: aux}
        """;

    // Equal for all sizes that the compiler tries, and not for all.
    private const string Guarded = """
        netspec: 1
        namespace: Guarded
        blocks:
          Join:
            in: {a: [N, A], b: [N, B]}
            layers:
              sum: {add: [a, b]}
              out: relu
        models:
          Net:
            in: {x: [N, L]}
            layers:
              start: {slice: {dim: 1, start: 0, end: L % 100003}}
              join: {from: [start, x], Join: {}}
        """;

    private static readonly DynamicNetworks Networks = DynamicNetworks.Compile(new Dictionary<string, string>
    {
        ["library"] = Library,
        ["first"] = First,
        ["second"] = Second,
        ["checked"] = Checked,
        ["guarded"] = Guarded,
    });

    [Fact]
    public void A_block_of_another_file_is_one_class_for_all_that_import_it()
    {
        using var first = Networks.Create("first", "FirstFile.Net");
        using var second = Networks.Create("second", "SecondFile.Net");

        Assert.Equal("Shared.Head", TypeOf(first, "Head").FullName);
        Assert.Same(TypeOf(first, "Head"), TypeOf(second, "Head"));
        Assert.Equal("[2, 5]", $"[{string.Join(", ", second.state_dict()["head.out.weight"].shape)}]");
    }

    [Fact]
    public void Properties_are_typed_and_null_where_a_block_has_no_such_layer()
    {
        using var network = Networks.Create("checked", "Checked.Net");
        var steps = (IEnumerable<nn.Module>)network.GetType().GetProperty("Steps")!.GetValue(network)!;
        var named = (IEnumerable<nn.Module>)network.GetType().GetProperty("Named")!.GetValue(network)!;

        Assert.Equal("ModuleList`1", steps.GetType().Name);
        Assert.Equal("NamedModuleList`1", named.GetType().Name);
        Assert.Null(ValueOf(steps.First(), "Project"));
        Assert.NotNull(ValueOf(named.First(), "Project"));
    }

    [Fact]
    public void Scalars_that_reach_only_arguments_are_optional_constructor_parameters()
    {
        var parameters = Networks.Create("checked", "Checked.Net").GetType().GetConstructors().Single().GetParameters();

        Assert.Equal(["classes", "p", "scale", "device", "dtype"], parameters.Select(static parameter => parameter.Name!));
        using var network = Networks.Create("checked", "Checked.Net", 3L);
        Assert.Equal(3, network.state_dict()["fc.weight"].shape[0]);
    }

    [Fact]
    public void A_record_can_be_taken_apart_and_freed()
    {
        using var network = Networks.Create("checked", "Checked.Net");
        network.train();
        using var input = randn(2, 4, 8, 8);
        var result = network.GetType().GetMethod("call", [typeof(Tensor)])!.Invoke(network, [input])!;
        var deconstruct = result.GetType().GetMethod("Deconstruct")!;
        var parts = new object?[2];
        deconstruct.Invoke(result, parts);

        Assert.Equal("NetOutput", result.GetType().Name);
        Assert.Equal([2, 10], ((Tensor)parts[0]!).shape);
        Assert.Equal([2, 2], ((Tensor)parts[1]!).shape);
        ((IDisposable)result).Dispose();
        Assert.True(((Tensor)parts[0]!).IsInvalid);
    }

    [Theory]
    [InlineData(6L, 4L, "the width is a multiple of the groups")]
    [InlineData(10L, 5L, "groups <= 4")]
    public void A_constructor_refuses_what_the_spec_requires_not_to_be(long width, long groups, string message)
    {
        var step = TypeOfItem(Networks.Create("checked", "Checked.Net"), "Steps");
        var constructor = step.GetConstructors().Single();
        Assert.Equal(["inChannels", "width", "groups", "device", "dtype"], constructor.GetParameters().Select(static parameter => parameter.Name!));

        var refused = Assert.Throws<ArgumentException>(() => constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [8L, width, groups, null, null], null));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"groups = {groups}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sizes_that_cannot_be_proved_equal_are_compared_at_run_time()
    {
        using var network = Networks.Create("guarded", "Guarded.Net");
        using var fitting = randn(2, 100002);
        using var other = randn(2, 100004);

        using var output = DynamicNetworks.Call(network, fitting)[0];
        var refused = Assert.Throws<ArgumentException>(() => DynamicNetworks.Call(network, other));

        Assert.Equal([2, 100002], output.shape);
        Assert.StartsWith("Net: 'add' in Join needs equal dimensions", refused.Message, StringComparison.Ordinal);
        Assert.Contains("is 1 ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("is 100004", refused.Message, StringComparison.Ordinal);
    }

    private static Type TypeOf(nn.Module network, string property) => network.GetType().GetProperty(property)!.PropertyType;

    private static Type TypeOfItem(nn.Module network, string property) => TypeOf(network, property).GetGenericArguments()[0];

    private static object? ValueOf(nn.Module module, string property) => module.GetType().GetProperty(property)!.GetValue(module);
}
