using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators;

/// <summary>What operators ask of element types, and which type comes out.</summary>
internal static class DTypes
{
    /// <summary>PyTorch's word for truth values.</summary>
    public const string Bool = "bool";

    /// <summary>The type of indices.</summary>
    public const string Int64 = "int64";

    /// <summary>The type that whole numbers become where a fraction comes out.</summary>
    public const string Float32 = "float32";

    // Each promotes to any that comes after it; float16 with bfloat16, of which neither holds the other, is a case of its own.
    private static readonly string[] Order = [Bool, "uint8", "int8", "int16", "int32", Int64, "float16", "bfloat16", Float32, "float64", "complex64", "complex128"];

    /// <summary>The bytes of one element.</summary>
    public static long Size(string dtype) => dtype switch
    {
        Bool or "uint8" or "int8" => 1,
        "float16" or "bfloat16" or "int16" => 2,
        "float64" or Int64 or "complex64" => 8,
        "complex128" => 16,
        _ => 4,
    };

    /// <summary>Whether it holds fractions.</summary>
    public static bool IsFloating(string dtype) => dtype is "float16" or "bfloat16" or Float32 or "float64" or "complex64" or "complex128";

    /// <summary>The type of what is computed from both, as in PyTorch.</summary>
    public static string Promote(string a, string b) => (a, b) switch
    {
        ("uint8", "int8") or ("int8", "uint8") => "int16",
        ("float16", "bfloat16") or ("bfloat16", "float16") => Float32,
        ("float64", "complex64") or ("complex64", "float64") => "complex128",
        _ => Array.IndexOf(Order, a) > Array.IndexOf(Order, b) ? a : b,
    };

    /// <summary>The type of a quotient, a root or an exponential: whole numbers become fractions.</summary>
    public static string Fractional(string dtype) => IsFloating(dtype) ? dtype : Float32;

    /// <summary>Reports complex numbers, which an operator that compares lengths or orders does not take.</summary>
    public static bool AreReal(OperatorCall call)
    {
        if (call.Inputs.FirstOrDefault(static input => input.DType is "complex64" or "complex128") is not { } complex)
        {
            return true;
        }

        call.Error($"takes no complex numbers; {complex.DType} comes in");
        return false;
    }

    /// <summary>Reports an input that holds no fractions where libtorch has no kernel for it.</summary>
    public static bool HoldsFractions(OperatorCall call, TensorType input)
    {
        if (!IsFloating(input.DType))
        {
            call.Error($"needs an input that holds fractions; {input.DType} comes in");
            return false;
        }

        return true;
    }

    /// <summary>Reports inputs of several types where libtorch's kernel takes one.</summary>
    public static bool AreOne(OperatorCall call) => AreOne(call, [.. call.Inputs]);

    /// <summary>Reports tensors of several types among some of the inputs.</summary>
    public static bool AreOne(OperatorCall call, params TensorType[] inputs)
    {
        if (inputs.FirstOrDefault(input => input.DType != inputs[0].DType) is { } other)
        {
            call.Error($"needs inputs of one type; {inputs[0].DType} and {other.DType} come in");
            return false;
        }

        return true;
    }

    /// <summary>Reports an input that is no index.</summary>
    public static bool IsIndex(OperatorCall call, TensorType input)
    {
        if (input.DType is not (Int64 or "int32"))
        {
            call.Error($"needs an index of type int64; {input.DType} comes in (of an input the type is said under 'in': {{tokens: {{shape: [N, T], dtype: int64}}}})");
            return false;
        }

        return true;
    }
}
