using NetSpec.Compiler.Operators.Memory;
using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.stack</c>.</summary>
internal sealed class Stack : Operator
{
    private static readonly OperatorParameter[] Arguments = [Axis("dim", 0, "Where the new dimension stands.")];

    /// <inheritdoc/>
    public override string Name => "stack";

    /// <inheritdoc/>
    public override string Summary => "Tensors of one shape, one after another along a new dimension.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MaxInputs => int.MaxValue;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.OfNew(call, "dim") is { } axis && call.Inputs.Skip(1).All(input => Joining.AreAlike(call, call.Input, input)))
        {
            var dtype = call.Inputs.Select(static input => input.DType).Aggregate(DTypes.Promote);
            call.Returns(new TensorType([.. call.Input.Shape.Take(axis), call.Inputs.Count, .. call.Input.Shape.Skip(axis)], dtype));
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"torch.stack([{string.Join(", ", inputs)}], dim: {context.Print(call.Raw("dim")!)})";

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory)
    {
        // libtorch joins along the dimension and takes the result apart there.
        var axis = Axes.OfNew(call, "dim")!.Value;
        if (axis == call.Input.Rank)
        {
            return base.Run(call, inputs, memory);
        }

        var type = call.Input.With(axis, call.Input[axis] * call.Inputs.Count) with { DType = call.Outputs[0].DType };
        var joined = memory.New(type, Layout.Of(type, inputs, ResultLayout.ChannelsLast));
        var stacked = memory.Reshape(joined, call.Outputs[0]);
        memory.Free(joined);
        return [stacked];
    }
}
