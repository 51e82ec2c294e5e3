namespace NetSpec.Compiler.Analysis.Architecture;

/// <summary>
/// What a model takes in memory, in figures that do not depend on how it is run: the state_dict, and the largest tensor of a forward pass in eval mode.
/// The peak of a forward pass is more than the sum of the two where several tensors are alive at a time.
/// </summary>
/// <param name="StateBytes">Parameters and buffers.</param>
/// <param name="LargestActivationBytes">The largest output of a layer; null where 64 bits do not suffice.</param>
/// <param name="LargestActivation">The path of that layer; the first of equals.</param>
internal sealed record ModelMemory(long StateBytes, long? LargestActivationBytes, string LargestActivation)
{
    /// <summary>The figures for the sizes of a report.</summary>
    public static ModelMemory Of(ArchitectureReport report)
    {
        var largest = report.Layers.Where(static layer => !layer.OnlyTraining).OrderByDescending(static layer => layer.Bytes ?? long.MaxValue).FirstOrDefault();
        return new(report.State.Sum(static tensor => tensor.Bytes), largest?.Bytes, largest?.Path ?? "");
    }
}
