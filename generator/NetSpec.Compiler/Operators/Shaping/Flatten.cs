using NetSpec.Compiler.Operators.Memory;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.nn.Flatten</c>.</summary>
internal sealed class Flatten : Operator
{
    private static readonly OperatorParameter[] Arguments = Flattening.Parameters(start: 1);

    /// <inheritdoc/>
    public override string Name => "Flatten";

    /// <inheritdoc/>
    public override string Summary => "Several dimensions as one.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override Aliasing Aliasing => Aliasing.MayAliasInput;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => Flattening.Infer(call);

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) => [memory.Reshape(inputs[0], call.Outputs[0])];
}

/// <summary><c>torch.flatten</c>.</summary>
internal sealed class FlattenFunction : Operator
{
    private static readonly OperatorParameter[] Arguments = Flattening.Parameters(start: 0);

    /// <inheritdoc/>
    public override string Name => "flatten";

    /// <inheritdoc/>
    public override string Summary => "Several dimensions as one.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override Aliasing Aliasing => Aliasing.MayAliasInput;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => Flattening.Infer(call);

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.flatten", call, device: false, dtype: false);

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) => [memory.Reshape(inputs[0], call.Outputs[0])];
}
