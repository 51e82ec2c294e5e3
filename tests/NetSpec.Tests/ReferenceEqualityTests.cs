using NetSpec.Tests.Helpers;
using NetSpec.Zoo;
using TorchSharp;
using Network = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace NetSpec.Tests;

/// <summary>Networks equal PyTorch's: their tensors, and what they compute.</summary>
public sealed class ReferenceEqualityTests
{
    private const double Tolerance = 1e-4;

    private static readonly Dictionary<string, Func<Network>> Networks = new()
    {
        ["resnet18"] = () => new ResNet18(),
        ["resnet34"] = () => new ResNet34(),
        ["resnet50"] = () => new ResNet50(),
        ["resnext50_32x4d"] = () => new ResNeXt50_32x4d(),
        ["wide_resnet50_2"] = () => new WideResNet50_2(),
        ["d2l_residual_same"] = () => new Residual(inChannels: 3, numChannels: 3),
        ["d2l_residual_half"] = () => new Residual(inChannels: 3, numChannels: 6, use1x1conv: true, strides: 2),
        ["d2l_resnet18_gray96"] = () => new D2lResNet18(),
        ["d2l_resnet18_rgb224"] = () => new Specs.D2lResNet18Rgb(),
    };

    private static readonly Dictionary<string, Func<ModelDescription>> Descriptions = new()
    {
        ["resnet18"] = () => ResNet18.Describe(),
        ["resnet34"] = () => ResNet34.Describe(),
        ["resnet50"] = () => ResNet50.Describe(),
        ["resnext50_32x4d"] = () => ResNeXt50_32x4d.Describe(),
        ["wide_resnet50_2"] = () => WideResNet50_2.Describe(),
        ["d2l_resnet18_gray96"] = () => D2lResNet18.Describe(h: 96, w: 96),
        ["d2l_resnet18_rgb224"] = () => Specs.D2lResNet18Rgb.Describe(),
    };

    public static TheoryData<string> NetworkNames => [.. Networks.Keys];

    public static TheoryData<string> DescriptionNames => [.. Descriptions.Keys];

    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void Keys_shapes_and_orders_are_PyTorchs(string name)
    {
        var reference = ReferenceNetwork.Read(name);
        using var network = Networks[name]();

        // TorchSharp's state_dict has all parameters before all buffers, so that only the order within each can be compared.
        Assert.Equal(reference.Entries.Where(entry => !entry.IsBuffer), TensorFact.ParametersOf(network));
        Assert.Equal(reference.Entries.Where(entry => entry.IsBuffer), TensorFact.BuffersOf(network));
        Assert.Equal(reference.Entries.ToHashSet(), TensorFact.StateDictOf(network).ToHashSet());
        Assert.Equal(reference.Parameters, network.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void Outputs_are_PyTorchs(string name)
    {
        var reference = ReferenceNetwork.Read(name);
        using var network = Networks[name]();
        ReferenceWeights.Fill(network);
        network.eval();

        using var noGradients = torch.no_grad();
        using var input = ReferenceWeights.Input(reference.Input);
        using var output = network.call(input);

        Assert.Equal(reference.Output, output.shape);
        AssertEqual(reference, output.data<float>().ToArray());
    }

    [Theory]
    [MemberData(nameof(DescriptionNames))]
    public void The_description_says_what_PyTorch_says(string name)
    {
        var reference = ReferenceNetwork.Read(name);

        var description = Descriptions[name]();

        Assert.Equal(reference.Entries, description.StateDict.Select(entry => new TensorFact(entry.Name, [.. entry.Shape])));
        Assert.Equal(reference.Entries.Select(entry => entry.IsBuffer), description.StateDict.Select(entry => entry.IsBuffer));
        Assert.Equal(reference.Parameters, description.Parameters);
        Assert.Equal(reference.MultiplyAddsConvLinear, description.MultiplyAdds);
        Assert.Equal(reference.Input, Assert.Single(description.Inputs).Shape);
        Assert.Equal(reference.Output, Assert.Single(description.Outputs).Shape);
    }

    private static void AssertEqual(ReferenceNetwork reference, float[] output)
    {
        var differences = reference.OutputStart.Zip(output, (expected, actual) => Math.Abs((double)expected - actual));
        Assert.InRange(differences.Max() / reference.OutputMaxAbs, 0, Tolerance);

        var norm = Math.Sqrt(output.Sum(value => (double)value * value));
        Assert.InRange(Math.Abs(norm - reference.OutputL2) / reference.OutputL2, 0, Tolerance);
    }
}
