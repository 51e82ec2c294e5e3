namespace NetSpec.Compiler.Tests.Binding;

/// <summary>A layer that may be absent cannot be joined with another, but in a block that is absent with both (NS0226 says so).</summary>
public sealed class AbsentTensorTests
{
    [Theory]
    [InlineData("when: helped, else: none")]
    [InlineData("only: training")]
    public void A_block_with_the_condition_joins_what_is_there_with_it(string condition)
    {
        var joined = Compile($"gate: {{{condition}, Conv2d: {{out_channels: 3, kernel_size: 1}}}}\n      sum: {{add: [x, gate]}}");
        var block = Compile($"sum: {{{condition}, Gated: {{}}}}");

        Assert.Equal("NS0226", Assert.Single(joined.Diagnostics).Descriptor.Id);
        Assert.Empty(block.Diagnostics);
    }

    private static CompiledProject Compile(string layers) => SpecProject.Compile([new(SpecCompiler.Parse("a.yaml", $$$"""
        netspec: 1
        blocks:
          Gated:
            in: {x: [N, C, H, W]}
            layers:
              gate: {Conv2d: {out_channels: C, kernel_size: 1}}
              sum: {add: [x, gate]}
        models:
          Net:
            params: {helped: true}
            in: {x: [N, 3, H, W]}
            require: [helped or not helped]
            layers:
              act: relu
              {{{layers}}}
            out: {act: act, sum: sum}
        """), "App")], "App");
}
