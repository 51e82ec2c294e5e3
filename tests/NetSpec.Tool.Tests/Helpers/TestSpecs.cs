namespace NetSpec.Tool.Tests.Helpers;

/// <summary>Specs that several tests use.</summary>
internal static class TestSpecs
{
    /// <summary>A small network with a block, a repeat and a list.</summary>
    public const string Small = """
        netspec: 1
        blocks:
          Residual:
            params: {channels: int}
            in: {x: [N, C, H, W]}
            layers:
              conv1: {Conv2d: {out_channels: channels, kernel_size: 3, padding: 1}}
              bn1: BatchNorm2d
              conv2: {Conv2d: {out_channels: channels, kernel_size: 3, padding: 1}}
              sum: {add: [conv2, x]}
              out: relu
        models:
          Small:
            params: {num_classes: 10}
            in: {x: [N, 3, H, W]}
            dims: {H: {nominal: 32}, W: {nominal: 32}}
            layers:
              stem: {Conv2d: {out_channels: 8, kernel_size: 3, padding: 1}}
              stage: {repeat: 3, Residual: {channels: 8}}
              tail:
                Sequential:
                  - Conv2d: {out_channels: 16, kernel_size: 1}
                  - ReLU
                  - Conv2d: {out_channels: 16, kernel_size: 1}
                  - ReLU
                  - Conv2d: {out_channels: 24, kernel_size: 1}
              pool: {AdaptiveAvgPool2d: {output_size: 1}}
              flatten: {flatten: {start_dim: 1}}
              fc: {Linear: {out_features: num_classes}}
        """;

    /// <summary>torchvision's ResNets.</summary>
    public static string ResNet => Workspace.Resource("resnet.netspec.yaml");

    /// <summary>The text with a change that is sure to be one.</summary>
    public static string With(this string text, string old, string @new)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, @new, StringComparison.Ordinal);
    }
}
