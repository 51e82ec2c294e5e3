using NetSpec.Compiler.Analysis.Architecture;

namespace NetSpec.Compiler.Emit.CSharp.Memory;

/// <summary>
/// What a model takes in memory while it evaluates: the bytes of the living tensors where they are most. Each block of memory counts once,
/// however many tensors lie in it; what a kernel of libtorch takes for itself while it runs does not count, nor what a hand-written module holds.
/// </summary>
/// <param name="StateBytes">Parameters and buffers; one that is another's tensor counts there.</param>
/// <param name="ActivationBytes">Inputs, outputs and all between at the peak; null where the model takes no inputs of these sizes, or 64 bits do not suffice.</param>
/// <param name="PeakLayer">The path of the layer that runs then; empty where the inputs are the most.</param>
internal sealed record ModelMemory(long StateBytes, long? ActivationBytes, string PeakLayer)
{
    /// <summary>All living tensors at the peak; null where that is not known.</summary>
    public long? PeakBytes => StateBytes + ActivationBytes;

    /// <summary>The figures for the sizes of a report.</summary>
    public static ModelMemory Of(ArchitectureReport report)
    {
        var forward = ForwardMemory.Of(report.Model, report.Sizes);
        return new(report.State.Where(static tensor => !tensor.IsShared).Sum(static tensor => tensor.Bytes), forward?.Peak, forward?.PeakLayer ?? "");
    }
}
