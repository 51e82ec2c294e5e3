using NetSpec.Generator.Tests.Helpers;

namespace NetSpec.Generator.Tests;

/// <summary>What a person reads after a mistake, as the build prints it.</summary>
public sealed class MessageSnapshotTests
{
    private const string Spec = """
        netspec: 1
        blocks:
          Block:
            params: {width: int}
            in: {x: [N, C, H, W]}
            layers:
              conv: {Conv2d: {out_channels: width, kernel_size: 3}}
        models:
          UnknownOperator:
            in: {x: [N, 3, H, W]}
            layers:
              conv: {Conv2D: {out_channels: 8, kernel_size: 3}}
          UnknownArgument:
            in: {x: [N, 3, H, W]}
            layers:
              conv: {Conv2d: {out_channels: 8, kernelsize: 3}}
          UnknownParameter:
            params: {num_classes: 10}
            in: {x: [N, 3]}
            layers:
              fc: {Linear: {out_features: num_clases}}
          MissingArgument:
            in: {x: [N, 3, H, W]}
            layers:
              body: Block
          WrongType:
            in: {x: [N, 3, H, W]}
            layers:
              conv: {Conv2d: {out_channels: 8, kernel_size: three}}
          WrongRank:
            in: {x: [N, 3]}
            layers:
              conv: {Conv2d: {out_channels: 8, kernel_size: 3}}
          ShapesThatDoNotFit:
            in: {x: [N, 3, H, W]}
            layers:
              conv: {Conv2d: {out_channels: 8, kernel_size: 3}}
              sum: {add: [conv, x]}
          UnknownLayer:
            in: {x: [N, 3, H, W]}
            layers:
              conv: {Conv2d: {out_channels: 8, kernel_size: 3}}
              out: {from: cnv, relu: }
        """;

    [Fact]
    public Task Common_mistakes_are_told_with_their_place_and_their_cure()
    {
        var run = GeneratorRun.Of(new Project(("mistakes.netspec.yaml", Spec)), "NS0200", "NS0201", "NS0120", "NS0202", "NS0120", "NS0300", "NS0304", "NS0208");
        return Snapshot.Verify(run.Driver);
    }
}
