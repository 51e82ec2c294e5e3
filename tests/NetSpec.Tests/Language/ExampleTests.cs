using NetSpec.Tests.Helpers;
using TorchSharp;

namespace NetSpec.Tests.Language;

/// <summary>The eight examples of the language's design compile unchanged and are PyTorch's networks.</summary>
public sealed class ExampleTests
{
    private const double Tolerance = 1e-4;

    private static readonly DynamicNetworks Networks = DynamicNetworks.Compile(
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Language", "Examples"), "*.netspec.yaml")
            .ToDictionary(static file => Path.GetFileName(file).Replace(".netspec.yaml", "", StringComparison.Ordinal), File.ReadAllText));

    /// <summary>The spec, the class and the reference; of several outputs the first is compared.</summary>
    public static TheoryData<string, string, string> References => new()
    {
        { "d2l_resnet", "D2lResNet18", "d2l_resnet18_gray96" },
        { "densenet", "DenseNet121", "densenet121" },
        { "googlenet", "GoogLeNet", "googlenet" },
        { "mobilenetv2", "MobileNetV2", "mobilenet_v2" },
        { "resnet", "ResNet18", "resnet18" },
        { "resnet", "ResNet50", "resnet50" },
        { "resnet", "ResNeXt50_32x4d", "resnext50_32x4d" },
        { "vgg", "VGG11", "vgg11" },
        { "vgg", "VGG16_BN", "vgg16_bn" },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void Keys_shapes_counts_and_outputs_are_PyTorchs(string spec, string type, string name)
    {
        var reference = ReferenceNetwork.Read(name);
        using var network = Networks.Create(spec, $"Dynamic.{type}");
        ReferenceWeights.Fill(network);
        network.eval();

        Assert.Equal(reference.Entries.Where(static entry => !entry.IsBuffer), TensorFact.ParametersOf(network));
        Assert.Equal(reference.Entries.Where(static entry => entry.IsBuffer), TensorFact.BuffersOf(network));
        Assert.Equal(reference.Parameters, Described(network).Parameters);
        using var noGradients = torch.no_grad();
        using var input = ReferenceWeights.Input(reference.Input);
        using var output = DynamicNetworks.Call(network, input)[0];
        Assert.Equal(reference.Output, output.shape);
        var differences = reference.OutputStart.Zip(output.data<float>().ToArray(), static (expected, actual) => Math.Abs((double)expected - actual));
        Assert.InRange(differences.Max() / reference.OutputMaxAbs, 0, Tolerance);
    }

    [Theory]
    [InlineData("densenet", "DenseNet161", 28681000)]
    [InlineData("densenet", "DenseNet169", 14149480)]
    [InlineData("densenet", "DenseNet201", 20013928)]
    [InlineData("vgg", "VGG13", 133047848)]
    [InlineData("vgg", "VGG16", 138357544)]
    [InlineData("vgg", "VGG19_BN", 143678248)]
    [InlineData("unet", "UNet", 31037698)]
    public void The_numbers_of_parameters_are_the_published_ones(string spec, string type, long parameters)
    {
        using var network = Networks.Create(spec, $"Dynamic.{type}");

        Assert.Equal(parameters, Described(network).Parameters);
        Assert.Equal(parameters, network.parameters().Sum(static parameter => parameter.numel()));
    }

    [Fact]
    public void GoogLeNet_has_auxiliary_outputs_in_training_only()
    {
        using var network = Networks.Create("googlenet", "Dynamic.GoogLeNet");
        using var input = torch.randn(2, 3, 64, 64);
        network.eval();
        Assert.Single(DynamicNetworks.Call(network, input));
        network.train();
        Assert.Equal(3, DynamicNetworks.Call(network, input).Length);
    }

    [Fact]
    public void UNet_gives_back_the_size_of_its_input_and_refuses_what_its_dims_exclude()
    {
        using var network = Networks.Create("unet", "Dynamic.UNet");
        network.eval();
        using var noGradients = torch.no_grad();
        using var input = torch.randn(0, 3, 32, 48);
        using var output = DynamicNetworks.Call(network, input)[0];
        using var odd = torch.randn(1, 3, 33, 48);

        Assert.Equal([0, 2, 32, 48], output.shape);
        Assert.Contains("16", Assert.Throws<ArgumentException>(() => DynamicNetworks.Call(network, odd)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SqueezeExcitation_multiplies_by_one_number_for_each_channel()
    {
        using var network = (torch.nn.Module<torch.Tensor, torch.Tensor>)Networks.Create("se", "Dynamic.SqueezeExcitation", 8L, 2L);
        using var input = torch.randn(2, 8, 5, 4);
        using var output = network.call(input);
        using var ratio = output / input;

        Assert.Equal(input.shape, output.shape);
        Assert.True(torch.allclose(ratio, ratio.select(2, 0).select(2, 0).unsqueeze(2).unsqueeze(2).expand(2, 8, 5, 4), 1e-3, 1e-4));
    }

    private static ModelDescription Described(torch.nn.Module network) => (ModelDescription)network.GetType().GetProperty("Spec")!.GetValue(network)!;
}
