using NetSpec.Compiler.Operators.Memory;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.nn.Identity</c>.</summary>
internal sealed class Identity : Operator
{
    /// <inheritdoc/>
    public override string Name => "Identity";

    /// <inheritdoc/>
    public override string Summary => "The input as it is.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => "Identity";

    /// <inheritdoc/>
    public override Aliasing Aliasing => Aliasing.MayAliasInput;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => call.Returns(call.Input);

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) => [inputs[0].Alias()];
}

/// <summary>The input under another name. A forward never returns its input object: whoever called it disposes of that.</summary>
internal sealed class IdentityFunction : Operator
{
    /// <inheritdoc/>
    public override string Name => "identity";

    /// <inheritdoc/>
    public override string Summary => "The input as it is.";

    /// <inheritdoc/>
    public override Aliasing Aliasing => Aliasing.MayAliasInput;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => call.Returns(call.Input);

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => $"{inputs[0]}.alias()";

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) => [inputs[0].Alias()];
}
