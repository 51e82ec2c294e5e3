namespace NetSpec.Tests.Helpers;

/// <summary>Tests that count the tensors of the whole process, and so run while no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class TensorCounting
{
    public const string Name = "Tensor count";
}
