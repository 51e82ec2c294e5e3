using NetSpec.Compiler.Expressions;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>A tensor with elements of another at the places that an index names.</summary>
internal abstract class Scattering(string name, string summary) : Operator
{
    private static readonly OperatorParameter[] Arguments = [Axis("dim", "The dimension that the index runs over.").Positional()];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MinInputs => 3;

    /// <inheritdoc/>
    public override int MaxInputs => 3;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var (index, source) = (call.Inputs[1], call.Inputs[2]);
        if (Axes.Of(call, "dim") is not { } axis || !DTypes.AreOne(call, call.Input, source))
        {
            return;
        }

        if (index.DType != DTypes.Int64)
        {
            call.Error($"needs an index of type int64; {index.DType} comes in");
        }
        else if (FitsSource(call, axis))
        {
            call.Returns(call.Input);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"{inputs[0]}.{name}({string.Join(", ", [context.Print(call.Raw("dim")!), inputs[1], inputs[2], .. More(context)])})";

    /// <summary>The arguments after the inputs in C#.</summary>
    protected virtual IEnumerable<string> More(ICSharpContext context) => [];

    /// <summary>Reports an index or a source of a shape that does not fit.</summary>
    protected virtual bool FitsSource(OperatorCall call, int axis)
    {
        var (index, source) = (call.Inputs[1], call.Inputs[2]);
        if (index.Rank != call.Input.Rank || source.Rank != call.Input.Rank)
        {
            call.Error($"takes three inputs of as many dimensions; {call.Input}, {index} and {source} come in");
            return false;
        }

        return Enumerable.Range(0, index.Rank).All(i => Gather.IsWithin(call, index, i, source) && (i == axis || Gather.IsWithin(call, index, i, call.Input)));
    }
}

/// <summary><c>torch.scatter</c>.</summary>
internal sealed class Scatter() : Scattering("scatter", "The first input, with the third's elements where the second, an index of its shape or less, says.");

/// <summary><c>torch.scatter_add</c>.</summary>
internal sealed class ScatterAdd() : Scattering("scatter_add", "The first input, with the third's elements added where the second, an index of its shape or less, says.");

/// <summary><c>torch.index_add</c>.</summary>
internal sealed class IndexAdd() : Scattering("index_add", "The first input, with the slices of the third added to those that the second, an index of one dimension, names.")
{
    // TorchSharp's overload wants the factor.

    /// <inheritdoc/>
    protected override IEnumerable<string> More(ICSharpContext context) => [context.Scalar(new IntValue(1))];

    /// <inheritdoc/>
    protected override bool FitsSource(OperatorCall call, int axis)
    {
        var (index, source) = (call.Inputs[1], call.Inputs[2]);
        if (index.Rank != 1 || source.Rank != call.Input.Rank)
        {
            call.Error($"takes a tensor, an index of one dimension and a source of as many dimensions as the tensor; {call.Input}, {index} and {source} come in");
            return false;
        }

        return Enumerable.Range(0, source.Rank).All(i => i == axis
            ? call.AreEqual(source[i], $"dimension {i} of the source {source}", index[0], $"of the index {index}")
            : call.AreEqual(source[i], $"dimension {i} of the source {source}", call.Input[i], $"of {call.Input}"));
    }
}
