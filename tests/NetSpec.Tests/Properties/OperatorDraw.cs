using System.Collections.Immutable;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Tests.Properties;

/// <summary>One use of an operator that the compiler takes, found by trying.</summary>
internal sealed record OperatorDraw(Operator Operator, ImmutableArray<(OperatorParameter Parameter, Value Value)> Arguments, IReadOnlyList<TensorType> Outputs)
{
    private const long Largest = 60;
    private static readonly SourceLocation Nowhere = new("", 0, 0, 0, 0, 0, 0);

    /// <summary>Random arguments for given inputs; null where the compiler refuses them.</summary>
    public static OperatorDraw? Try(Operator op, IReadOnlyList<TensorType> inputs, RandomArguments arguments)
    {
        var drawn = arguments.For(op, inputs);
        var bag = new DiagnosticBag();
        var call = new OperatorCall(op, drawn.ToDictionary(static pair => pair.Parameter.Name, static pair => new BoundArgument(pair.Value, Nowhere)), inputs, Nowhere, new Session(SessionKind.Instance, bag));
        if (!call.HasFittingSizes())
        {
            return null;
        }

        op.Infer(call);
        return call.Outputs.Count == 0 || !call.IsKnownToConstructor() || bag.HasErrors || !call.Outputs.All(IsSmall) ? null : new(op, drawn, call.Outputs);
    }

    private static bool IsSmall(TensorType type) =>
        type.Rank <= 6 && type.Shape.All(static dim => dim.ConstantValue is null or (>= 1 and <= Largest) && dim.Key.Length < 80) && type.Shape.Aggregate(1L, static (product, dim) => product * (dim.ConstantValue ?? 3)) <= 20_000;
}
