namespace NetSpec.Compiler.Operators.Modules;

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
}
