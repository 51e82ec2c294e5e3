using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.add</c> of two tensors.</summary>
internal sealed class Add : Operator
{
    /// <inheritdoc/>
    public override string Name => "add";

    /// <inheritdoc/>
    public override string Summary => "Sum of two tensors.";

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 2;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => Broadcasting.Infer(call);

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"{inputs[0]}.add({inputs[1]}, {context.Scalar(new IntValue(1))})";

    /// <inheritdoc/>
    public override bool IsCommutative => true;

    /// <inheritdoc/>
    public override bool CanOverwrite(OperatorCall call) => true;

    /// <inheritdoc/>
    public override string InPlace(OperatorCall call, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"{inputs[0]}.add_({inputs[1]}, {context.Scalar(new IntValue(1))})";
}
