namespace NetSpec.Tests.Helpers;

/// <summary>
/// The state_dict of a ResNet, worked out from the papers (arXiv 1512.03385, 1611.05431, 1605.07146) and torchvision's names, without the spec.
/// </summary>
/// <param name="Bottleneck">Three convolutions in a block, the last four times as wide, or two.</param>
/// <param name="Depths">The number of blocks in each stage.</param>
/// <param name="Groups">Groups of a bottleneck's middle convolution.</param>
/// <param name="WidthPerGroup">Channels of a group in the first stage; 64 in a plain ResNet.</param>
internal sealed record ResNetPattern(bool Bottleneck, int[] Depths, int Groups = 1, int WidthPerGroup = 64)
{
    private const int FirstWidth = 64;

    /// <summary>The entries in PyTorch's order.</summary>
    public IReadOnlyList<TensorFact> StateDict(int classes)
    {
        List<TensorFact> entries = [.. ConvolutionAndNorm("conv1", "bn1", FirstWidth, 3, 7)];
        var channels = FirstWidth;
        for (var stage = 0; stage < Depths.Length; stage++)
        {
            var planes = FirstWidth << stage;
            for (var block = 0; block < Depths[stage]; block++)
            {
                entries.AddRange(Block($"layer{stage + 1}.{block}", channels, planes, halves: stage > 0 && block == 0));
                channels = planes * Expansion;
            }
        }

        return [.. entries, new("fc.weight", classes, channels), new("fc.bias", classes)];
    }

    private int Expansion => Bottleneck ? 4 : 1;

    private IEnumerable<TensorFact> Block(string path, int channels, int planes, bool halves)
    {
        var width = planes * WidthPerGroup / FirstWidth * Groups;
        var output = planes * Expansion;
        var body = Bottleneck
            ? [.. ConvolutionAndNorm($"{path}.conv1", $"{path}.bn1", width, channels, 1),
               .. ConvolutionAndNorm($"{path}.conv2", $"{path}.bn2", width, width / Groups, 3),
               .. ConvolutionAndNorm($"{path}.conv3", $"{path}.bn3", output, width, 1)]
            : (IEnumerable<TensorFact>)[.. ConvolutionAndNorm($"{path}.conv1", $"{path}.bn1", planes, channels, 3),
               .. ConvolutionAndNorm($"{path}.conv2", $"{path}.bn2", planes, planes, 3)];
        return halves || channels != output
            ? body.Concat(ConvolutionAndNorm($"{path}.downsample.0", $"{path}.downsample.1", output, channels, 1))
            : body;
    }

    private static IEnumerable<TensorFact> ConvolutionAndNorm(string convolution, string norm, int output, int input, int kernel) =>
    [
        new($"{convolution}.weight", output, input, kernel, kernel),
        new($"{norm}.weight", output),
        new($"{norm}.bias", output),
        new($"{norm}.running_mean", output),
        new($"{norm}.running_var", output),
        new($"{norm}.num_batches_tracked"),
    ];
}
