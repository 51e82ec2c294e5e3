using NetSpec.Compiler.Expressions;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.squeeze</c> of one dimension, or of all where no input decides which are 1.</summary>
internal sealed class Squeeze() : View(
    "squeeze",
    "Without a dimension of size 1, or without all of them; one of another size stays.",
    Axis("dim", "The dimension.").Positional().Optional("all, where each size is a number"))
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Candidates(call) is not { } axes)
        {
            return;
        }

        var gone = new HashSet<int>();
        foreach (var axis in axes)
        {
            if (call.Known(call.Input[axis]) is not { } size)
            {
                return;
            }

            if (size == 1)
            {
                gone.Add(axis);
            }
        }

        call.Returns(call.Input with { Shape = [.. call.Input.Shape.Where((_, axis) => !gone.Contains(axis))] });
    }

    /// <summary>The dimensions that may go; null after a mistake was reported.</summary>
    private static IReadOnlyList<int>? Candidates(OperatorCall call)
    {
        if (call.Has("dim"))
        {
            return Axes.Of(call, "dim") is { } axis ? [axis] : null;
        }

        // Which go may not depend on the input: with a batch of one its dimension would go too.
        var free = call.Input.Shape.FirstOrDefault(static size => size.Symbols.Any(static symbol => symbol.Kind == SymbolKind.Dimension));
        if (free is not null)
        {
            call.Error($"would take away '{free}' of {call.Input} too where it is 1; name the dimension with 'dim'");
            return null;
        }

        return [.. Enumerable.Range(0, call.Input.Rank)];
    }
}
