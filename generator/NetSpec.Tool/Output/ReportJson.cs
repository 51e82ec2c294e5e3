using NetSpec.Compiler.Analysis.Architecture;
using NetSpec.Compiler.Emit.CSharp.Memory;

namespace NetSpec.Tool.Output;

/// <summary>A report for other programs: the names are a contract.</summary>
internal static class ReportJson
{
    /// <summary>The object to serialise.</summary>
    public static object Of(ArchitectureReport report) => Of(report, ModelMemory.Of(report));

    private static object Of(ArchitectureReport report, ModelMemory memory) => new
    {
        report.Name,
        report.Namespace,
        Inputs = report.Inputs.Select(Tensor),
        Outputs = report.Outputs.Select(Tensor),
        report.Parameters,
        report.MultiplyAdds,
        memory.StateBytes,
        memory.ActivationBytes,
        memory.PeakBytes,
        memory.PeakLayer,
        Layers = report.Layers.Select(static layer => new
        {
            layer.Path,
            layer.Operator,
            Arguments = layer.Arguments.ToList(),
            Reads = layer.Inputs.Select(static input => input.ToString()),
            layer.Output,
            layer.Parameters,
            layer.MultiplyAdds,
            layer.OnlyTraining,
        }),
        State = report.State.Select(static tensor => new { tensor.Key, Shape = tensor.Shape.ToList(), Dtype = tensor.DType, tensor.IsBuffer }),
    };

    private static object Tensor(TensorReport tensor) => new { tensor.Name, Dtype = tensor.DType, tensor.Symbolic, tensor.Shape };
}
