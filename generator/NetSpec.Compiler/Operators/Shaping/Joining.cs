using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>What <c>cat</c> and <c>stack</c> ask of their inputs.</summary>
internal static class Joining
{
    /// <summary>Reports shapes that differ in another dimension than <paramref name="except"/>.</summary>
    public static bool AreAlike(OperatorCall call, TensorType a, TensorType b, int except = -1)
    {
        if (a.Rank != b.Rank)
        {
            call.Error($"{call.Named(a)} and {call.Named(b)} differ in the number of dimensions");
            return false;
        }

        return Enumerable.Range(0, a.Rank).Where(axis => axis != except).All(axis => call.AreEqual(a[axis], $"dimension {axis} of {call.Named(a)}", b[axis], $"of {call.Named(b)}"));
    }
}
