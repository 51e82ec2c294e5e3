using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Reductions;

/// <summary>A function over one dimension.</summary>
internal abstract class OverOne(string name, string summary) : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Axis("dim", "The dimension."),
        Bool("keepdim", false, "Whether it stays, with size 1."),
    ];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.Of(call, "dim") is not { } axis || call.KnownFlag("keepdim") is not { } keeps || !call.IsNotEmpty(call.Input[axis], $"dimension {axis}", $"there is nothing to choose from"))
        {
            return;
        }

        var kept = call.Input.With(axis, 1);
        var shape = keeps ? kept.Shape : [.. kept.Shape.Where((_, i) => i != axis)];
        call.Returns([.. ResultTypes(call).Select(dtype => new TensorType(shape, dtype))]);
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.{name}", call, device: false, dtype: false);

    /// <summary>The types of the results.</summary>
    protected abstract IEnumerable<string> ResultTypes(OperatorCall call);
}
