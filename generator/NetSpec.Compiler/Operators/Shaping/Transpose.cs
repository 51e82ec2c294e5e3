using NetSpec.Compiler.Operators.Memory;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.transpose</c>.</summary>
internal sealed class Transpose() : View("transpose", "Two dimensions change places.", Axis("dim0", "One of them.").Positional(), Axis("dim1", "The other.").Positional())
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.Of(call, "dim0") is { } a && Axes.Of(call, "dim1") is { } b)
        {
            call.Returns(call.Input.With(a, call.Input[b]).With(b, call.Input[a]));
        }
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<long>? Strides(OperatorCall call, HeldTensor input)
    {
        var strides = input.Strides.ToArray();
        var (a, b) = (Axes.Of(call, "dim0")!.Value, Axes.Of(call, "dim1")!.Value);
        (strides[a], strides[b]) = (strides[b], strides[a]);
        return strides;
    }
}
