namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary>A function of a quotient, which bools have not.</summary>
internal abstract class Quotient(string name, string summary) : BinaryFunction(name, summary)
{
    /// <inheritdoc/>
    public override bool CanOverwrite(OperatorCall call) => false;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Inputs.Any(static input => input.DType == DTypes.Bool))
        {
            call.Error("needs numbers; bool comes in");
            return;
        }

        base.Infer(call);
    }
}

/// <summary><c>torch.remainder</c>.</summary>
internal sealed class Remainder() : Quotient("remainder", "What is left of a division, with the divisor's sign, as Python's %.");

/// <summary><c>torch.fmod</c>.</summary>
internal sealed class FMod() : Quotient("fmod", "What is left of a division, with the dividend's sign, as C's fmod.");

/// <summary><c>torch.floor_divide</c>.</summary>
internal sealed class FloorDivide() : Quotient("floor_divide", "The quotient rounded down, as Python's //.");
