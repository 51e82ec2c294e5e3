using Microsoft.CodeAnalysis;
using NetSpec.Generator.Tests.Helpers;

namespace NetSpec.Generator.Tests;

/// <summary>
/// The generated code reads as a careful colleague's. Snapshots are for reading: of the ten ResNets there are two, the others differ in numbers.
/// </summary>
public sealed class ResNetSnapshotTests
{
    private static GeneratorDriver Driver => ZooSpecs.Run.Driver;

    [Fact]
    public Task BasicBlock_is_a_block_with_parameters_and_a_part_that_may_be_absent() => Snapshot.Verify(Driver, ignore: AllBut("BasicBlock.g.cs"));

    [Fact]
    public Task Bottleneck_computes_a_width() => Snapshot.Verify(Driver, ignore: AllBut("Bottleneck.g.cs"));

    [Fact]
    public Task ResNet18_is_a_variant() => Snapshot.Verify(Driver, ignore: AllBut("ResNet18.g.cs"));

    [Fact]
    public Task ResNet50_is_a_variant_with_another_block() => Snapshot.Verify(Driver, ignore: AllBut("ResNet50.g.cs"));

    [Fact]
    public Task Residual_registers_in_an_order_of_its_own() => Snapshot.Verify(Driver, ignore: AllBut("Residual.g.cs"));

    [Fact]
    public Task ResnetBlock_repeats_a_block_as_often_as_its_caller_says() => Snapshot.Verify(Driver, ignore: AllBut("ResnetBlock.g.cs"));

    [Fact]
    public Task D2lResNet18_is_a_list_of_numbered_layers_and_has_a_description() => Snapshot.Verify(Driver, ignore: AllBut("D2lResNet18.g.cs", "D2lResNet18.Description.g.cs"));

    private static Func<GeneratedSourceResult, bool> AllBut(params string[] files) =>
        source => !files.Contains(source.HintName.Replace("NetSpec.Zoo.", "", StringComparison.Ordinal));
}
