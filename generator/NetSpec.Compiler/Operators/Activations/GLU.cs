using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Activations;

/// <summary>What <c>GLU</c> and <c>glu</c> share: the shape rule.</summary>
internal abstract class GatedLinearUnit(string name) : Operator
{
    private static readonly OperatorParameter[] Arguments = [Axis("dim", -1, "The dimension that is split into values and gates.")];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => "One half of a dimension times the sigmoid of the other.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (!DTypes.HoldsFractions(call, call.Input) || Axes.Of(call, "dim") is not { } axis)
        {
            return;
        }

        var size = call.Input[axis];
        var half = Dim.FloorDivide(size, 2);
        if (size.ConstantValue % 2 == 1)
        {
            call.Error($"dimension {axis} of {call.Input} is odd: it cannot be split into values and gates", "dim");
        }
        else if (call.AreProved(2 * half, "twice the gates", size, $"dimension {axis} of {call.Input}"))
        {
            call.AskMultiple(size, 2);
            call.Returns(call.Input.With(axis, half));
        }
    }

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}

/// <summary><c>torch.nn.GLU</c>.</summary>
internal sealed class GLU() : GatedLinearUnit("GLU");

/// <summary><c>torch.nn.functional.glu</c>.</summary>
internal sealed class GLUFunction() : GatedLinearUnit("glu")
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.glu", call, device: false, dtype: false);
}
