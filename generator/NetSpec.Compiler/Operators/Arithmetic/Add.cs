using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.add</c>, of any number of tensors.</summary>
internal sealed class Add() : BinaryFunction("add", "Sum of tensors, or of a tensor and a number.", int.MaxValue)
{
    /// <inheritdoc/>
    public override bool IsCommutative => true;

    // TorchSharp's overload without alpha makes a Scalar for each call (TorchSharp handbook 2.2).

    /// <inheritdoc/>
    protected override string MoreArguments(ICSharpContext context) => $", {context.Scalar(new IntValue(1))}";
}
