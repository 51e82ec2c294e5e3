using TorchSharp;

namespace NetSpec.Tests.Helpers;

/// <summary>The living tensors of the process. Tests do not run beside each other (see AssemblyInfo.cs), so that they can be counted.</summary>
internal static class LivingTensors
{
    /// <summary>The count, when the finalisers of what earlier tests left have run.</summary>
    public static long Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return torch.Tensor.TotalCount;
    }
}
