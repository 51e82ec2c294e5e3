namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>A tensor of one value with the shape, type and device of the input.</summary>
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
}

/// <summary><c>torch.zeros_like</c>.</summary>
internal sealed class ZerosLike() : FilledLike("zeros_like", "Zeros in the shape of the input.");

/// <summary><c>torch.ones_like</c>.</summary>
internal sealed class OnesLike() : FilledLike("ones_like", "Ones in the shape of the input.");
