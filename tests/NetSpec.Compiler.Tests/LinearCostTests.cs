using System.Globalization;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Emit.CSharp;

namespace NetSpec.Compiler.Tests;

/// <summary>Four times as many layers cost four times as much. Counted in bytes, since times are those of a shared machine.</summary>
public sealed class LinearCostTests
{
    private const int Few = 300;
    private const int Times = 4;

    /// <summary>Tables that double when they are full may have just done so.</summary>
    private const double Allowed = 4.25;

    /// <summary>What a layer is, with <c>{i}</c> for its number and <c>{j}</c> for that of the one before.</summary>
    public static TheoryData<string, string> Layers => new()
    {
        { "modules in a row", "      l{i}: {Conv2d: {out_channels: {c}, kernel_size: 3, padding: 1}}\n" },
        { "functions in a row", "      l{i}: {add: {other: {c}}}\n" },
        { "sums with the input", "      l{i}: {add: [x, l{j}]}\n" },
        { "conditions", "      l{i}: {when: deep, Conv2d: {out_channels: 8, kernel_size: 3, padding: 1}}\n" },
        { "sequences", "      l{i}: {Sequential: [{Conv2d: {out_channels: {c}, kernel_size: 1}}, ReLU]}\n" },
        { "uses of one block", "      l{i}: {Residual: {planes: 8}}\n" },
        { "uses of a block with other numbers", "      l{i}: {Residual: {planes: {c}}}\n" },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void The_cost_is_linear_in_layers(string kind, string layer)
    {
        _ = Cost(Spec(layer, 10));

        var (few, many) = (Cost(Spec(layer, Few)), Cost(Spec(layer, Times * Few)));

        Assert.True(many < Allowed * few, string.Create(CultureInfo.InvariantCulture, $"{kind}: {Few} layers take {few:N0} bytes, {Times * Few} take {many:N0}"));
    }

    private static string Spec(string layer, int count) => """
        netspec: 1
        blocks:
          Residual:
            params: {planes: int}
            in: {x: [N, C, H, W]}
            layers:
              conv: {Conv2d: {out_channels: planes, kernel_size: 3, padding: 1}}
              shortcut: {from: x, when: C != planes, Conv2d: {out_channels: planes, kernel_size: 1}}
              sum: {add: [conv, shortcut]}
        models:
          Net:
            params: {deep: true}
            in: {x: [N, 8, H, W]}
            layers:
              l0: relu

        """ + string.Concat(Enumerable.Range(1, count).Select(i => layer
            .Replace("{i}", Text(i), StringComparison.Ordinal).Replace("{j}", Text(i - 1), StringComparison.Ordinal).Replace("{c}", Text(8 + (i % 97)), StringComparison.Ordinal)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The bytes that are allocated from text to C#.</summary>
    private static long Cost(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var file = new ProjectSpec(SpecCompiler.Parse("a.netspec.yaml", text), "A");
        var compiled = SpecCompiler.Compile(Linker.Close(file, new Dictionary<string, ProjectSpec> { [file.Spec.Path] = file }));
        Assert.Empty(compiled.Diagnostics.Where(static diagnostic => diagnostic.Descriptor.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.Message));
        _ = compiled.Classes.SelectMany(EmittedFile.Of).Sum(static emitted => emitted.Source.Length);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
