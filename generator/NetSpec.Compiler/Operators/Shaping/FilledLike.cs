namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>A tensor with the shape, type and device of the input, and values that do not depend on it.</summary>
internal abstract class FilledLike(string name, string summary) : Operator
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => call.Returns(call.Input);

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => $"{inputs[0]}.{name}()";

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}

/// <summary><c>torch.zeros_like</c>.</summary>
internal sealed class ZerosLike() : FilledLike("zeros_like", "Zeros in the shape of the input.");

/// <summary><c>torch.ones_like</c>.</summary>
internal sealed class OnesLike() : FilledLike("ones_like", "Ones in the shape of the input.");

/// <summary>Random numbers in the shape of the input.</summary>
internal abstract class RandomLike(string name, string summary) : FilledLike(name, summary)
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (DTypes.HoldsFractions(call, call.Input))
        {
            base.Infer(call);
        }
    }
}

/// <summary><c>torch.randn_like</c>.</summary>
internal sealed class RandnLike() : RandomLike("randn_like", "Normally distributed random numbers in the shape of the input, new in each forward pass, in evaluation too.");

/// <summary><c>torch.rand_like</c>.</summary>
internal sealed class RandLike() : RandomLike("rand_like", "Random numbers from 0 to 1 in the shape of the input, new in each forward pass, in evaluation too.");
