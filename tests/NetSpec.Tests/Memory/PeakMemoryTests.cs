using NetSpec.Tests.Language;
using NetSpec.Tests.Operators;
using TorchSharp;

namespace NetSpec.Tests.Memory;

/// <summary>The peak memory that the compiler tells is the one that is measured while the forward runs in eval mode, to the byte.</summary>
public sealed class PeakMemoryTests
{
    private static readonly MeasuredNetworks OperatorNetworks = new(OperatorSuite.Cases.Select(static (test, i) => (Name: $"Operator{i}", test)).ToDictionary(static pair => pair.Name, static pair => pair.test.Spec(pair.Name)));

    private static readonly MeasuredNetworks LanguageNetworks = new(LanguageSuite.Cases.Select(static (test, i) => (Name: $"Language{i}", test)).ToDictionary(static pair => pair.Name, static pair => pair.test.Text(pair.Name)));

    private static readonly Dictionary<string, MeasuredNetworks> Folders = new()
    {
        ["Zoo"] = Files("Zoo"),
        ["Language/Examples"] = Files("Language/Examples"),
        ["Language/Newcomer"] = Files("Language/Newcomer"),
        ["Language/Unseen"] = Files("Language/Unseen"),
    };

    private static readonly MeasuredNetworks LayoutNetworks = new(Layouts.Select(static (row, i) => ((string)row[0], LayoutSpec($"Layout{i}", (string)row[1]))).ToDictionary());

    /// <summary>What lies between a permuted input and a reshape, which copies where libtorch finds no view.</summary>
    public static TheoryData<string, string> Layouts => new()
    {
        { "nothing", "between: {identity: {}}" },
        { "a function of each element", "between: {tanh: {}}" },
        { "a function in place", "first: {tanh: {}}\n      between: {relu: {}}" },
        { "a module of each element", "between: {ReLU: {}}" },
        { "a sum with a number", "between: {add: {other: 1}}" },
        { "a sum with itself", "between: {add: [p, p]}" },
        { "a sum with another layout", "c: {from: x, reshape: {shape: [N, W, C, H]}}\n      between: {add: [p, c]}" },
        { "a sum with another layout first", "c: {from: x, reshape: {shape: [N, W, C, H]}}\n      between: {add: [c, p]}" },
        { "a comparison", "between: {gt: {other: 0}}" },
        { "a softmax", "between: {softmax: {dim: 1}}" },
        { "dropout", "between: {Dropout: {}}" },
        { "another type", "between: {to: {dtype: float64}}" },
        { "zeros", "between: {zeros_like: {}}" },
        { "a clamp", "between: {clamp: {min: 0}}" },
        { "a choice", "m: {from: p, gt: {other: 0}}\n      between: {where: [m, p, p]}" },
        { "a mask", "m: {from: p, gt: {other: 0}}\n      between: {from: [p, m], masked_fill: {value: 0}}" },
        { "a join", "between: {cat: {tensors: [p, p], dim: 1}}" },
        { "a stack", "s: {stack: {tensors: [p, p], dim: 1}}\n      between: {select: {dim: 1, index: 0}}" },
        { "a mean", "between: {mean: {dim: 3, keepdim: true}}" },
        { "a sum over one dimension", "between: {sum: {dim: 1, keepdim: true}}" },
        { "a convolution", "between: {Conv2d: {out_channels: 5, kernel_size: 3, padding: 1}}" },
        { "a convolution of single places", "between: {Conv2d: {out_channels: 5, kernel_size: 1}}" },
        { "a convolution of single channels", "between: {Conv2d: {out_channels: W, kernel_size: 3, padding: 1, groups: W}}" },
        { "a transposed convolution", "between: {ConvTranspose2d: {out_channels: 5, kernel_size: 2, stride: 2}}" },
        { "a normalisation over batches", "between: {BatchNorm2d: {}}" },
        { "a normalisation over groups", "between: {GroupNorm: {num_groups: 2}}" },
        { "a normalisation over instances", "between: {InstanceNorm2d: {}}" },
        { "a normalisation over layers", "between: {LayerNorm: {}}" },
        { "a normalisation over channels", "between: {LayerNorm2d: {}}" },
        { "a normalisation by the root mean square", "between: {RMSNorm: {}}" },
        { "a response norm", "between: {LocalResponseNorm: {size: 2}}" },
        { "maxima of windows", "between: {MaxPool2d: {kernel_size: 2}}" },
        { "means of windows", "between: {AvgPool2d: {kernel_size: 2}}" },
        { "adaptive means", "between: {AdaptiveAvgPool2d: {output_size: 2}}" },
        { "one mean", "between: {AdaptiveAvgPool2d: {output_size: 1}}" },
        { "adaptive maxima", "between: {AdaptiveMaxPool2d: {output_size: 2}}" },
        { "a larger image", "between: {Upsample: {scale_factor: 2}}" },
        { "a smoother image", "between: {interpolate: {scale_factor: 2, mode: bilinear}}" },
        { "zeros round it", "between: {pad: {pad: [1, 1]}}" },
        { "a mirrored border", "between: {ReflectionPad2d: {padding: 1}}" },
        { "moved", "between: {roll: {shifts: [1], dims: [1]}}" },
        { "turned round", "between: {flip: {dims: [1]}}" },
        { "copies", "between: {tile: {dims: [1, 2, 1, 1]}}" },
        { "a linear layer", "between: {Linear: {out_features: 5}}" },
        { "a product of matrices", "q: {from: p, transpose: {dim0: 2, dim1: 3}}\n      between: {matmul: [p, q]}" },
        { "attention", "between: {scaled_dot_product_attention: [p, p, p]}" },
        { "a part", "between: {narrow: {dim: 1, start: 1, length: 3}}" },
        { "each second", "between: {slice: {dim: 1, step: 2}}" },
        { "each second, of each element", "s: {slice: {dim: 1, step: 2}}\n      between: {tanh: {}}" },
        { "half of the channels", "c: {chunk: {chunks: 2, dim: 1}}\n      between: {from: \"c[0]\", tanh: {}}" },
        { "one that is many", "s: {select: {dim: 1, index: 0}}\n      u: {unsqueeze: {dim: 1}}\n      between: {expand: {size: [N, 3, C, H]}}" },
        { "one that is many, of each element", "s: {select: {dim: 1, index: 0}}\n      u: {unsqueeze: {dim: 1}}\n      e: {expand: {size: [N, 3, C, H]}}\n      between: {tanh: {}}" },
        { "shuffled channels", "between: {ChannelShuffle: {groups: 2}}" },
        { "shuffled pixels", "between: {PixelShuffle: {upscale_factor: 2}}" },
        { "gates", "between: {GLU: {dim: 1}}" },
        { "running sums", "between: {cumsum: {dim: 1}}" },
        { "a power average", "between: {LPPool2d: {norm_type: 2, kernel_size: 2}}" },
        { "a unit length", "between: {normalize: {}}" },
        { "an activation with a weight", "between: {PReLU: {}}" },
        { "an exponential unit", "between: {ELU: {}}" },
        { "a composed activation", "between: {Mish: {}}" },
        { "repeated slices", "between: {repeat_interleave: {repeats: 2, dim: 1}}" },
    };

    /// <summary>The folder, the spec, the model and the inputs.</summary>
    public static TheoryData<string, string, string, string> Networks => new()
    {
        { "Zoo", "resnet", "ResNet18", "[N, 3, 64, 64]" },
        { "Zoo", "resnet", "ResNet50", "[N, 3, 64, 64]" },
        { "Zoo", "d2l-resnet", "D2lResNet18", "[N, 1, 64, 64]" },
        { "Language/Examples", "densenet", "DenseNet121", "[N, 3, 64, 64]" },
        { "Language/Examples", "googlenet", "GoogLeNet", "[N, 3, 64, 64]" },
        { "Language/Examples", "mobilenetv2", "MobileNetV2", "[N, 3, 64, 64]" },
        { "Language/Examples", "unet", "UNet", "[N, 3, 32, 48]" },
        { "Language/Examples", "vgg", "VGG16_BN", "[N, 3, 64, 64]" },
        { "Language/Newcomer", "bilstm", "BiLstmClassifier", "int64 [N, 9]" },
        { "Language/Newcomer", "detector", "Detector", "[N, 3, 64, 96]" },
        { "Language/Newcomer", "gpt", "Gpt", "int64 [N, 7]" },
        { "Language/Newcomer", "segmentation", "Segmenter", "[N, 3, 32, 40]" },
        { "Language/Newcomer", "siamese", "Siamese", "[N, 1, 24, 24]; [N, 1, 24, 24]" },
        { "Language/Unseen", "conformer", "Conformer", "[N, 9, 80]; bool [N, 9]" },
        { "Language/Unseen", "convnext", "ConvNeXtTiny", "[N, 3, 64, 96]" },
        { "Language/Unseen", "efficientnet", "EfficientNetB0", "[N, 3, 65, 64]" },
        { "Language/Unseen", "inception", "InceptionV3", "[N, 3, 299, 299]" },
        { "Language/Unseen", "mixer", "Mixer", "[N, 3, 64, 64]" },
        { "Language/Unseen", "mobilenetv3", "MobileNetV3Large", "[N, 3, 64, 64]" },
        { "Language/Unseen", "moe", "SoftMoe", "[N, 8]" },
        { "Language/Unseen", "seq2seq", "Seq2Seq", "int64 [N, 7]; int64 [N, 5]" },
        { "Language/Unseen", "shufflenet", "ShuffleNetV2X05", "[N, 3, 33, 64]" },
        { "Language/Unseen", "fcos", "FcosTinyAux", "[N, 3, 64, 32]" },
        { "Language/Unseen", "perceiver", "Perceiver", "[N, 3, 4, 5]; bool [N, 20]" },
        { "Language/Unseen", "raft", "Raft3", "[N, 3, 64, 128]; [N, 3, 64, 128]" },
        { "Language/Unseen", "nerf", "NeRFBlender", "[N, 63]; [N, 27]" },
        { "Language/Unseen", "tacotron", "TacotronOf4", "[N, 7, 32]; [N, 4, 80]" },
        { "Language/Unseen", "walk", "WalkB", "[N, 3, 8, 12]; int64 [N, 5]; bool [N, 5]" },
        { "Language/Unseen", "swin", "SwinT", "[N, 3, 224, 224]" },
        { "Language/Unseen", "t5", "T5Both", "int64 [N, 7]" },
        { "Language/Unseen", "t5", "T5Causal", "int64 [N, 7]" },
        { "Language/Unseen", "unet", "UNetLoop", "[N, 3, 32, 40]" },
        { "Language/Unseen", "vae", "Vae", "[N, 1, 28, 28]" },
        { "Language/Unseen", "vit", "ViTB16", "[N, 3, 224, 224]" },
        { "Language/Unseen", "wavenet", "WaveNet", "int64 [N, 40]" },
        { "Language/Unseen", "yolo", "Yolo", "[N, 3, 64, 96]" },
    };

    public static IEnumerable<object[]> OperatorCases => OperatorSuite.Cases.Select(static (test, i) => new object[] { i, test.ToString() });

    public static IEnumerable<object[]> LanguageCases => LanguageSuite.Cases.Select(static (test, i) => new object[] { i, test.Name });

    [Theory]
    [MemberData(nameof(OperatorCases))]
    public void The_peak_of_each_operator_is_the_measured_one(int index, string name)
    {
        var test = OperatorSuite.Cases[index];
        AssertTold(OperatorNetworks, $"Operator{index}", "Net", () => test.MakeInputs(test.NominalSizes), name);
    }

    [Theory]
    [MemberData(nameof(LanguageCases))]
    public void The_peak_of_each_construct_of_the_language_is_the_measured_one(int index, string name)
    {
        var test = LanguageSuite.Cases[index];
        AssertTold(LanguageNetworks, $"Language{index}", "Net", () => test.MakeInputs(2), name, test.HasForeignTensors);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_peak_of_views_and_copies_is_the_measured_one(string name, string layers) =>
        AssertTold(LayoutNetworks, name, "Net", () => [torch.rand(2, 6, 4, 8)], $"{name}: {layers}");

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_peak_of_whole_networks_is_the_measured_one(string folder, string spec, string model, string inputs) =>
        AssertTold(Folders[folder], spec, model, () => new LanguageCase(model, "") { Inputs = inputs }.MakeInputs(2), model);

    private static string LayoutSpec(string @namespace, string layers) => $"""
        netspec: 1
        namespace: {@namespace}
        models:
          Net:
            in: {"{x: [N, 6, 4, 8]}"}
            let: {"{C: 6, H: 4, W: 8}"}
            require: [C + H + W > 0]
            layers:
              p: {"{permute: {dims: [0, 3, 1, 2]}}"}
              {layers}
              flat: {"{from: between, flatten: {start_dim: 1}}"}
              kept: {"{from: flat, to: {dtype: float32}}"}
            out: {"{out: kept}"}
        """;

    private static MeasuredNetworks Files(string folder) => new(
        Directory.GetFiles(Path.Combine([AppContext.BaseDirectory, .. folder.Split('/')]), "*.netspec.yaml")
            .ToDictionary(static file => Path.GetFileName(file).Replace(".netspec.yaml", "", StringComparison.Ordinal), File.ReadAllText));

    private static void AssertTold(MeasuredNetworks networks, string spec, string model, Func<torch.Tensor[]> makeInputs, string name, bool hasForeignTensors = false)
    {
        using var network = networks.Create(spec, model);
        using var scope = torch.NewDisposeScope();
        var told = networks.Told(spec, model, makeInputs());
        scope.DisposeEverything();
        var measured = PeakMemory.Of(network, makeInputs);

        Assert.True(told.ActivationBytes == measured, $"{name}: the compiler tells of {told.ActivationBytes} bytes in '{told.PeakLayer}', measured are {measured}\n{networks.SourceOf(spec)}");
        Assert.True(hasForeignTensors || told.StateBytes == PeakMemory.OfState(network), $"{name}: the compiler tells of {told.StateBytes} bytes of weights, measured are {PeakMemory.OfState(network)}");
    }
}
