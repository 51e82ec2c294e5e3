using NetSpec.Compiler.Operators.Memory;

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

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) =>
        [Strides(call, inputs[0]) is { } strides ? inputs[0].View(call.Outputs[0], strides) : memory.New(call.Outputs[0], Layout.Of(call.Outputs[0], inputs, ResultLayout))];

    /// <summary>How the result lies in the input's memory; null where it is a copy. Here: as the input does.</summary>
    protected virtual IReadOnlyList<long>? Strides(OperatorCall call, HeldTensor input) => input.Strides;
}
