using NetSpec.Tests.Helpers;
using static TorchSharp.torch;

namespace NetSpec.Tests.Language;

/// <summary>
/// Architectures that were written from the language's page alone, after the compiler: they are right at once. Counts are those that
/// torchvision's networks, or those of the paper's code, have where there are such.
/// </summary>
public sealed class UnseenTests
{
    private const double Tolerance = 1e-4;

    private static readonly DynamicNetworks Networks = DynamicNetworks.Compile(
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Language", "Unseen"), "*.netspec.yaml")
            .ToDictionary(static file => Path.GetFileName(file).Replace(".netspec.yaml", "", StringComparison.Ordinal), File.ReadAllText));

    private static readonly Unseen[] All =
    [
        new("convnext", "ConvNeXtTiny", 28589128) { MultiplyAdds = 4455531264, Inputs = static n => [randn(n, 3, 64, 96)] },
        new("convnext", "ConvNeXtSmall", 50223688) { MultiplyAdds = 8683712256, Inputs = static n => [randn(n, 3, 32, 32)] },
        new("efficientnet", "EfficientNetB0", 5288548) { MultiplyAdds = 385814752, Inputs = static n => [randn(n, 3, 65, 64)] },
        new("efficientnet", "EfficientNetB1", 7794184) { MultiplyAdds = 569651680, Inputs = static n => [randn(n, 3, 64, 64)] },
        new("efficientnet", "EfficientNetB3", 12233232) { MultiplyAdds = 962708240, Inputs = static n => [randn(n, 3, 32, 32)] },
        new("inception", "InceptionV3", 27161264) { MultiplyAdds = 5713216096, Inputs = static n => [randn(n, 3, 299, 299)], Outputs = "[N, 1000]", TrainingOutputs = "[N, 1000]; [N, 1000]" },
        new("mobilenetv3", "MobileNetV3Large", 5483032) { MultiplyAdds = 216589760, Inputs = static n => [randn(n, 3, 64, 64)] },
        new("shufflenet", "ShuffleNetV2X10", 2278604) { MultiplyAdds = 144907992, Inputs = static n => [randn(n, 3, 64, 64)] },
        new("shufflenet", "ShuffleNetV2X05", 1366792) { MultiplyAdds = 40476448, Inputs = static n => [randn(n, 3, 33, 64)] },
        new("swin", "SwinT", 28288354) { Inputs = static n => [randn(n, 3, 224, 224)] },
        new("vit", "ViTB16", 86567656) { MultiplyAdds = 17563828224, Inputs = static n => [randn(n, 3, 224, 224)] },
        new("seq2seq", "Seq2Seq", 103328) { Inputs = static n => [randint(0, 500, [n, 7], int64), randint(0, 400, [n, 5], int64)], Outputs = "[N, 5, 400]; [N, 5, 7]", SmallestBatch = 1 },
        new("wavenet", "WaveNet", 54256) { Inputs = static n => [randint(0, 256, [n, 40], int64)], Outputs = "[N, 256, 40]" },
        new("nerf", "NeRFBlender", 595844) { Inputs = static n => [randn(n, 63), randn(n, 27)], Outputs = "[N, 3]; [N, 1]" },
        new("conformer", "Conformer", 54045) { Inputs = static n => [randn(n, 9, 80), zeros([n, 9], @bool)], Outputs = "[N, 9, 29]" },
        new("mixer", "Mixer", 85802) { Inputs = static n => [randn(n, 3, 64, 64)], Outputs = "[N, 10]" },
        new("moe", "SoftMoe", 1183) { Inputs = static n => [randn(n, 8)], Outputs = "[N, 3]; [4]", TrainingOutputs = "[N, 3]; [4]; [N, 3]" },
        new("t5", "T5Both", 23904) { Inputs = static n => [randint(0, 100, [n, 7], int64)], Outputs = "[N, 7, 32]" },
        new("t5", "T5Causal", 23904) { Inputs = static n => [randint(0, 100, [n, 7], int64)], Outputs = "[N, 7, 32]" },
        new("tacotron", "TacotronOf4", 69533) { Inputs = static n => [randn(n, 7, 32), randn(n, 4, 80)], Outputs = "[N, 80]; [N, 1]; [N, 7]" },
        new("raft", "Raft3", 2770946) { Inputs = static n => [randn(n, 3, 64, 128), randn(n, 3, 64, 128)], Outputs = "[N, 2, 64, 128]", SmallestBatch = 1 },
        new("perceiver", "Perceiver", 54126) { Inputs = static n => [randn(n, 3, 4, 5), zeros([n, 20], @bool)], Outputs = "[N, 10]" },
        new("fcos", "FcosTinyAux", 239099) { Inputs = static n => [randn(n, 3, 64, 32)], Outputs = "[N, 4, 43]; [N, 5, 43]", TrainingOutputs = "[N, 4, 43]; [N, 5, 43]; [N, 1, 4, 2]" },
        new("walk", "WalkA", 12188) { Inputs = Walk, Outputs = "[N, 10]; [N, 5, 50]", TrainingOutputs = "[N, 10]; [N, 5, 50]; [N, 10]", SmallestBatch = 1 },
        new("walk", "WalkB", 12775) { Inputs = Walk, Outputs = "[N, 10]; [N, 5, 50]; [N, 3]", TrainingOutputs = "[N, 10]; [N, 5, 50]; [N, 3]; [N, 10]", SmallestBatch = 1 },
        new("walk", "WalkC", 9260) { Inputs = Walk, Outputs = "[N, 10]; [N, 5, 50]", TrainingOutputs = "[N, 10]; [N, 5, 50]; [N, 10]", SmallestBatch = 1 },
        new("unet", "UNetLoop", 121186) { Inputs = static n => [randn(n, 3, 32, 40)], Outputs = "[N, 2, 32, 40]" },
        new("vae", "Vae", 52481) { Inputs = static n => [randn(n, 1, 28, 28)], Outputs = "[N, 1, 28, 28]; [N, 8]; [N, 8]" },
        new("yolo", "Yolo", 1872141) { Inputs = static n => [randn(n, 3, 64, 96)], Outputs = "[N, 3, 8, 12, 85]; [N, 3, 4, 6, 85]; [N, 3, 2, 3, 85]" },
        new("llama", "LlamaTest", 21920) { Inputs = static n => [randint(0, 100, [n, 7], int64)], Outputs = "[N, 7, 100]" },
        new("clip", "ClipTest", 42153) { Inputs = static n => [randint(0, 60, [n, 9], int64), randn(n, 3, 32, 32)], Outputs = "[N, N]; [N, N]; [N, 16]; [N, 16]", SmallestBatch = 1 },
        new("ddpm", "DdpmTest", 702499) { Inputs = static n => [randn(n, 3, 16, 8), randint(0, 1000, [n], int64)], Outputs = "[N, 3, 16, 8]", SmallestBatch = 1 },
        new("dlrm", "Dlrm", 309617) { Inputs = static n => [randn(n, 13), randint(0, 50, [n, 3], int64), randint(0, 100, [n, 4], int64)], Outputs = "[N]", SmallestBatch = 1 },
        new("nbeats", "NBeats", 17859) { Inputs = static n => [randn(n, 20)], Outputs = "[N, 5]; [N, 20]" },
        new("yolov8", "YoloV8n", 3157200) { MultiplyAdds = 4371993600, Inputs = static n => [randn(n, 3, 64, 96)], Outputs = "[N, 4, 126]; [N, 80, 126]" },
        new("pix2pix", "Unet256", 54413955) { Inputs = static n => [randn(n, 3, 256, 256)], Outputs = "[N, 3, 256, 256]", SmallestBatch = 1 },
        new("stylegan", "StyleGan", 49899) { Inputs = static n => [randn(n, 32)], Outputs = "[N, 3, 32, 32]", SmallestBatch = 1 },
        new("hrnet", "HRNet", 21299004) { MultiplyAdds = 4283537072, Inputs = static n => [randn(n, 3, 32, 64)] },
    ];

    public static TheoryData<string> Names => [.. All.Select(static unseen => unseen.Type)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Counts_are_the_published_ones(string name)
    {
        var unseen = Find(name);
        using var network = Create(unseen);
        var description = (ModelDescription)network.GetType().GetProperty("Spec")!.GetValue(network)!;

        Assert.Equal(unseen.Parameters, description.Parameters);
        Assert.Equal(unseen.Parameters, network.parameters().Sum(static parameter => parameter.numel()));
        Assert.Equal(unseen.MultiplyAdds ?? description.MultiplyAdds, description.MultiplyAdds);
    }

    [Theory]
    [InlineData("llama", "TinyLlama", 1100048384)]
    [InlineData("clip", "ClipVitB32", 151277313)]
    [InlineData("ddpm", "DdpmCifar10", 35746307)]
    public void Counts_of_networks_that_are_too_large_for_a_test_are_the_published_ones(string spec, string name, long parameters) =>
        Assert.Equal(parameters, Networks.Describe($"Unseen.{spec}.{name}").Parameters);

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_have_the_shapes_of_the_task_and_nothing_else_stays_alive(string name)
    {
        var unseen = Find(name);
        using var network = Create(unseen);
        using var noGradients = no_grad();
        foreach (var (batch, training) in new[] { (unseen.SmallestBatch, false), (2L, false), (2L, true) })
        {
            network.train(training);
            var inputs = unseen.Inputs(batch);
            var before = LivingTensors.Count();
            var outputs = DynamicNetworks.Call(network, inputs);

            Assert.Equal(outputs.Length, Tensor.TotalCount - before);
            var expected = (training ? unseen.TrainingOutputs : null) ?? unseen.Outputs;
            Assert.Equal(expected.Replace("N", $"{batch}", StringComparison.Ordinal), string.Join("; ", outputs.Select(static output => $"[{string.Join(", ", output.shape)}]")));
            Array.ForEach(outputs, static output => output.Dispose());
        }
    }

    [Theory]
    [InlineData("InceptionV3", "inception_v3")]
    [InlineData("MobileNetV3Large", "mobilenet_v3_large")]
    public void Keys_shapes_and_outputs_are_PyTorchs(string name, string torchvision)
    {
        var reference = ReferenceNetwork.Read(torchvision);
        using var network = Create(Find(name));
        ReferenceWeights.Fill(network);
        network.eval();

        Assert.Equal(reference.Entries.Where(static entry => !entry.IsBuffer), TensorFact.ParametersOf(network));
        Assert.Equal(reference.Entries.Where(static entry => entry.IsBuffer), TensorFact.BuffersOf(network));
        using var noGradients = no_grad();
        using var input = ReferenceWeights.Input(reference.Input);
        using var output = DynamicNetworks.Call(network, input)[0];
        var differences = reference.OutputStart.Zip(output.data<float>().ToArray(), static (expected, actual) => Math.Abs((double)expected - actual));
        Assert.InRange(differences.Max() / reference.OutputMaxAbs, 0, Tolerance);
    }

    /// <summary>An image, tokens and which of them are hidden.</summary>
    private static Tensor[] Walk(long batch) => [randn(batch, 3, 8, 12), randint(0, 50, [batch, 5], int64), randint(0, 2, [batch, 5], int64).to(@bool)];

    private static Unseen Find(string name) => All.Single(unseen => unseen.Type == name);

    private static nn.Module Create(Unseen unseen) => Networks.Create(unseen.Spec, $"Unseen.{unseen.Spec}.{unseen.Type}");

    /// <summary>A spec, its class, and what is known of it.</summary>
    private sealed record Unseen(string Spec, string Type, long Parameters)
    {
        public long? MultiplyAdds { get; init; }

        public required Func<long, Tensor[]> Inputs { get; init; }

        public string Outputs { get; init; } = "[N, 1000]";

        public string? TrainingOutputs { get; init; }

        /// <summary>libtorch's LSTM refuses a batch of none.</summary>
        public long SmallestBatch { get; init; }
    }
}
