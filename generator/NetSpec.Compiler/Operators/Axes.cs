namespace NetSpec.Compiler.Operators;

/// <summary>Arguments that name dimensions of the input; negative ones count from the end, as in PyTorch.</summary>
internal static class Axes
{
    /// <summary>The dimension that an argument names, counted from 0; null after a mistake was reported.</summary>
    public static int? Of(OperatorCall call, string name) => call.KnownInt(name) is { } axis ? Of(call, name, axis, call.Input.Rank) : null;

    /// <summary>A dimension of the result, which has one more than the input.</summary>
    public static int? OfNew(OperatorCall call, string name) => call.KnownInt(name) is { } axis ? Of(call, name, axis, call.Input.Rank + 1) : null;

    /// <summary>The dimensions that a list names, in its order; all where it is not written. Null after a mistake was reported.</summary>
    public static IReadOnlyList<int>? AllOf(OperatorCall call, string name)
    {
        if (call.Raw(name) is null)
        {
            return [.. Enumerable.Range(0, call.Input.Rank)];
        }

        if (call.KnownInts(name) is not { } written)
        {
            return null;
        }

        var axes = new List<int>();
        foreach (var entry in written)
        {
            if (Of(call, name, entry, call.Input.Rank) is not { } axis)
            {
                return null;
            }

            if (axes.Contains(axis))
            {
                call.Error($"'{name}' names dimension {axis} twice", name);
                return null;
            }

            axes.Add(axis);
        }

        return axes;
    }

    private static int? Of(OperatorCall call, string name, long axis, int rank)
    {
        if (axis < -rank || axis >= rank)
        {
            var owner = rank == call.Input.Rank ? $"{call.Input}" : "the result";
            call.Error($"'{name}' is {axis}, but {owner} has {rank} dimensions{(rank == 0 ? "" : $": {-rank} to {rank - 1}")}", name);
            return null;
        }

        return (int)(axis < 0 ? axis + rank : axis);
    }
}
