namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary>The smaller or greater of two tensors' elements.</summary>
internal abstract class Extreme(string name, string summary) : Operator
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 2;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => Broadcasting.Infer(call);

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => $"{inputs[0]}.{name}({inputs[1]})";

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}

/// <summary><c>torch.minimum</c>.</summary>
internal sealed class Minimum() : Extreme("minimum", "The smaller of two tensors, element by element.");

/// <summary><c>torch.maximum</c>.</summary>
internal sealed class Maximum() : Extreme("maximum", "The greater of two tensors, element by element.");
