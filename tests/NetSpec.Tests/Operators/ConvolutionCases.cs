using static TorchSharp.torch.nn;

namespace NetSpec.Tests.Operators;

/// <summary>Convolutions.</summary>
internal sealed class ConvolutionCases : IOperatorCases
{
    public static IEnumerable<OperatorCase> Cases =>
    [
        new("Conv2d: {out_channels: 6, kernel_size: 3, groups: 2, padding: 1}", "[N, 4, H, W]", static run => functional.conv2d(run.X, run["weight"], run["bias"], padding: [1, 1], groups: 2))
        {
            Sizes = "H=1..4 W=5",
            MultiplyAdds = 2 * 6 * 4 * 5 * 2 * 9,
        },
    ];

    public static IEnumerable<(string Layer, string Inputs, string Message)> Mistakes =>
    [
        ("Conv2d: {out_channels: 6, kernel_size: 3, groups: 4}", "[N, 4, H, W]", "groups"),
    ];
}
