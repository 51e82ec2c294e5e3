using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Reductions;

/// <summary>A function over some dimensions, which are lost or become 1.</summary>
internal abstract class Reduction(string name, string summary, params OperatorParameter[] more) : Operator
{
    private readonly OperatorParameter[] _arguments =
    [
        IntList("dim", "The dimensions, one or a list; negative ones count from the end.").Optional("all"),
        Bool("keepdim", false, "Whether they stay, with size 1."),
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
        if (Over(call) is { } axes && call.KnownFlag("keepdim") is { } keeps && ResultType(call) is { } dtype)
        {
            var shape = call.Input.Shape.Select((size, axis) => axes.Contains(axis) ? 1 : size);
            call.Returns(new TensorType([.. keeps ? shape : shape.Where((_, axis) => !axes.Contains(axis))], dtype));
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        // TorchSharp keeps dimensions only where it is told which.
        if (!call.Has("dim") && !call.Flag("keepdim"))
        {
            return $"{inputs[0]}.{NameOverAll}({More(call, context)})";
        }

        var axes = string.Join(", ", call.KnownInts("dim") is { Count: > 0 } written ? written : Enumerable.Range(0, call.Input.Rank).Select(static axis => (long)axis));
        string[] arguments = [$"[{axes}]", .. call.Flag("keepdim") ? ["keepdim: true"] : Array.Empty<string>(), More(call, context)];
        return $"{inputs[0]}.{name}({string.Join(", ", arguments.Where(static argument => argument.Length > 0))})";
    }

    /// <summary>The dimensions; to libtorch an empty list means all.</summary>
    private static IReadOnlyList<int>? Over(OperatorCall call) => Axes.AllOf(call, "dim") switch
    {
        { Count: 0 } => [.. Enumerable.Range(0, call.Input.Rank)],
        var axes => axes,
    };

    /// <summary>TorchSharp's name of the form without dimensions.</summary>
    protected virtual string NameOverAll => name;

    /// <summary>The type of the result; null after a mistake was reported.</summary>
    protected virtual string? ResultType(OperatorCall call) => call.Input.DType;

    /// <summary>The other arguments in C#.</summary>
    protected virtual string More(OperatorCall call, ICSharpContext context) => "";
}
