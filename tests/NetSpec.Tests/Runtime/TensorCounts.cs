namespace NetSpec.Tests.Runtime;

/// <summary>Tests that count the living tensors of the process: nothing else may create any while they run.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TensorCounts
{
    public const string Name = "Tensor counts";
}
