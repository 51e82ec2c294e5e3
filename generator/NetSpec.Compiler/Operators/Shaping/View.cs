namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>A function that gives a view of its input, or of a copy where there is no view.</summary>
internal abstract class View(string name, string summary, params OperatorParameter[] arguments) : Operator
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => arguments;

    /// <inheritdoc/>
    public override Aliasing Aliasing => Aliasing.MayAliasInput;

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.{name}", call, device: false, dtype: false);
}
