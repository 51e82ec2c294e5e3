using NetSpec.Tests.Helpers;
using TorchSharp;

namespace NetSpec.Tests;

/// <summary>All ten ResNets have PyTorch's tensors, also those whose outputs no reference recorded.</summary>
public sealed class ResNetFamilyTests
{
    public static TheoryData<string> Names => ResNets.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void An_instance_has_the_tensors_that_the_familys_pattern_gives(string name)
    {
        var resNet = ResNets.Get(name);
        var expected = resNet.Pattern.StateDict(classes: 1000);

        // Without memory for the weights: the largest of the family has half a gigabyte of them.
        using var network = resNet.Create(torch.META);

        Assert.Equal(expected.Where(entry => !entry.IsBuffer), TensorFact.ParametersOf(network));
        Assert.Equal(expected.Where(entry => entry.IsBuffer), TensorFact.BuffersOf(network));
        Assert.Equal(expected.ToHashSet(), TensorFact.StateDictOf(network).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_description_has_the_tensors_that_the_familys_pattern_gives(string name)
    {
        var resNet = ResNets.Get(name);

        var described = resNet.Describe(1, 224, 224).StateDict;

        var expected = resNet.Pattern.StateDict(classes: 1000);
        Assert.Equal(expected, described.Select(entry => new TensorFact(entry.Name, [.. entry.Shape])));
        Assert.Equal(expected.Select(entry => entry.IsBuffer), described.Select(entry => entry.IsBuffer));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_parameters_are_as_many_as_torchvision_publishes(string name)
    {
        var resNet = ResNets.Get(name);
        using var network = resNet.Create(torch.META);

        Assert.Equal(resNet.Parameters, network.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(resNet.Parameters, resNet.Describe(1, 224, 224).Parameters);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_multiply_adds_are_as_many_as_PyTorchs_layers_do(string name)
    {
        var resNet = ResNets.Get(name);

        Assert.Equal(resNet.MultiplyAdds, resNet.Describe(1, 224, 224).MultiplyAdds);
        Assert.Equal(3 * resNet.MultiplyAdds, resNet.Describe(3, 224, 224).MultiplyAdds);
    }
}
