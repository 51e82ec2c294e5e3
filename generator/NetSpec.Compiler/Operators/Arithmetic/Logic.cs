namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary>A function of truth values, element by element.</summary>
internal abstract class LogicalFunction(string name, string summary, int inputs) : Operator
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override int MinInputs => inputs;

    /// <inheritdoc/>
    public override int MaxInputs => inputs;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Inputs.FirstOrDefault(static input => input.DType != DTypes.Bool) is { } other)
        {
            call.Error($"needs truth values; {other.DType} comes in");
        }
        else if (inputs == 1)
        {
            call.Returns(call.Input);
        }
        else
        {
            Broadcasting.Infer(call);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"{inputs[0]}.{name}({string.Join(", ", inputs.Skip(1))})";

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}

/// <summary><c>torch.logical_not</c>.</summary>
internal sealed class LogicalNot() : LogicalFunction("logical_not", "True where the input is false.", 1);

/// <summary><c>torch.logical_and</c>.</summary>
internal sealed class LogicalAnd() : LogicalFunction("logical_and", "True where both inputs are.", 2);

/// <summary><c>torch.logical_or</c>.</summary>
internal sealed class LogicalOr() : LogicalFunction("logical_or", "True where one of the inputs is.", 2);

/// <summary><c>torch.logical_xor</c>.</summary>
internal sealed class LogicalXor() : LogicalFunction("logical_xor", "True where exactly one of the inputs is.", 2);
