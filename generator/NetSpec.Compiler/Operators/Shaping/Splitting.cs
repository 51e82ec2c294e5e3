using NetSpec.Compiler.Operators.Memory;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>A function that cuts a tensor into views of it, known by position: <c>halves[0]</c>.</summary>
internal abstract class Splitting(string name, string summary, params OperatorParameter[] arguments) : Operator
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => arguments;

    /// <inheritdoc/>
    public override ResultForm ResultForm => ResultForm.Array;

    /// <inheritdoc/>
    public override Aliasing Aliasing => Aliasing.MayAliasInput;

    /// <summary>Sets the outputs: the input with other sizes of one dimension.</summary>
    protected static void Return(OperatorCall call, int axis, IEnumerable<Dim> sizes) => call.Returns([.. sizes.Select(size => call.Input.With(axis, size))]);

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) =>
        [.. call.Outputs.Select(part => inputs[0].View(part, Strides(call, inputs[0])))];

    /// <summary>How a part lies in the input's memory.</summary>
    protected virtual IReadOnlyList<long> Strides(OperatorCall call, HeldTensor input) => input.Strides;
}
