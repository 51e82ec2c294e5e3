using NetSpec.Tests.Helpers;

namespace NetSpec.Tests;

/// <summary>The pattern that stands for PyTorch where no reference was recorded is PyTorch's where one was.</summary>
public sealed class ResNetPatternTests
{
    [Theory]
    [InlineData("resnet18", nameof(NetSpec.Zoo.ResNet18))]
    [InlineData("resnet34", nameof(NetSpec.Zoo.ResNet34))]
    [InlineData("resnet50", nameof(NetSpec.Zoo.ResNet50))]
    [InlineData("resnext50_32x4d", nameof(NetSpec.Zoo.ResNeXt50_32x4d))]
    [InlineData("wide_resnet50_2", nameof(NetSpec.Zoo.WideResNet50_2))]
    public void The_pattern_gives_PyTorchs_state_dict(string reference, string name)
    {
        Assert.Equal(ReferenceNetwork.Read(reference).Entries, ResNets.Get(name).Pattern.StateDict(classes: 1000));
    }
}
