using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary>The shape rule of arithmetic: equal dimensions, or a literal 1. Anything else would hide bugs in residual connections.</summary>
internal static class Broadcasting
{
    /// <summary>The shape rule of two inputs.</summary>
    public static void Infer(OperatorCall call)
    {
        if (Join(call, call.Inputs[0], call.Inputs[1]) is { } shape)
        {
            call.Returns(new TensorType(shape, DTypes.Promote(call.Inputs[0].DType, call.Inputs[1].DType)));
        }
    }

    /// <summary>The joined shape; null after a mistake was reported.</summary>
    public static EquatableArray<Dim>? Join(OperatorCall call, TensorType a, TensorType b)
    {
        var rank = Math.Max(a.Rank, b.Rank);
        var shape = new Dim[rank];
        for (var i = rank; i >= 1; i--)
        {
            if (i > a.Rank || i > b.Rank)
            {
                shape[rank - i] = i > a.Rank ? b[-i] : a[-i];
            }
            else if (a[-i] == 1 || b[-i] == 1)
            {
                shape[rank - i] = a[-i] == 1 ? b[-i] : a[-i];
            }
            else if (Simpler(a[-i], b[-i]) is var size && (a[-i] == b[-i] || call.AreJoined(a[-i], $"dimension {a.Rank - i} of {call.Named(a)}", b[-i], $"of {call.Named(b)}", firstStays: size == a[-i])))
            {
                shape[rank - i] = size;
            }
            else
            {
                return null;
            }
        }

        return [.. shape];
    }

    /// <summary>Of two dimensions that are the same number, the one that is a number or else reads better.</summary>
    private static Dim Simpler(Dim a, Dim b) => a.IsConstant ? a : b.IsConstant || b.ToString().Length < a.ToString().Length ? b : a;
}
