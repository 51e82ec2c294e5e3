using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Reductions;

/// <summary>A function over one dimension or all: TorchSharp knows no list of dimensions here.</summary>
internal abstract class OverOneOrAll(string name, string summary, params OperatorParameter[] more) : Operator
{
    private readonly OperatorParameter[] _arguments =
    [
        Axis("dim", "The dimension.").Optional("all"),
        Bool("keepdim", false, "Whether it stays, with size 1; only with 'dim'."),
        .. more,
    ];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => _arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (ResultType(call) is not { } dtype || call.KnownFlag("keepdim") is not { } keeps)
        {
            return;
        }

        if (!call.Has("dim"))
        {
            if (keeps)
            {
                call.Error("'keepdim' needs 'dim'", "keepdim");
                return;
            }

            call.Returns(new TensorType([], dtype));
        }
        else if (Axes.Of(call, "dim") is { } axis)
        {
            var kept = call.Input.With(axis, 1);
            call.Returns(new TensorType(keeps ? kept.Shape : [.. kept.Shape.Where((_, i) => i != axis)], dtype));
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.{name}", call, device: false, dtype: false);

    /// <summary>The type of the result; null after a mistake was reported.</summary>
    protected abstract string? ResultType(OperatorCall call);
}

/// <summary><c>torch.prod</c>.</summary>
internal sealed class Prod() : OverOneOrAll("prod", "Product over a dimension, or of all elements.")
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    protected override string ResultType(OperatorCall call) => DTypes.IsFloating(call.Input.DType) ? call.Input.DType : DTypes.Int64;
}

/// <summary><c>torch.any</c>.</summary>
internal sealed class Any() : OverOneOrAll("any", "Whether an element is true, or not 0, along a dimension or at all.")
{
    /// <inheritdoc/>
    protected override string ResultType(OperatorCall call) => DTypes.Bool;
}

/// <summary><c>torch.all</c>.</summary>
internal sealed class All() : OverOneOrAll("all", "Whether no element is false, or 0, along a dimension or at all.")
{
    /// <inheritdoc/>
    protected override string ResultType(OperatorCall call) => DTypes.Bool;
}

/// <summary><c>torch.norm</c>.</summary>
internal sealed class Norm() : OverOneOrAll("norm", "The norm of the vectors along a dimension, or of all elements.", Float("p", 2, "Which norm."))
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    // TorchSharp's takes ints and floats, and 'keepdim' with a dimension only.

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        var arguments = Parameters.Where(argument => call.Has(argument.Name) && (argument.Name != "keepdim" || call.Has("dim"))).Select(argument => $"{argument.Name}: {(argument.Name == "p" ? "(float)" : "")}{context.Print(call.Raw(argument.Name)!)}");
        return $"{inputs[0]}.norm({string.Join(", ", arguments)})";
    }

    /// <inheritdoc/>
    protected override string? ResultType(OperatorCall call) => DTypes.HoldsFractions(call, call.Input) ? call.Input.DType : null;
}
