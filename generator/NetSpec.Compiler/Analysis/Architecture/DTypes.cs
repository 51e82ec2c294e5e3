namespace NetSpec.Compiler.Analysis.Architecture;

/// <summary>Element types.</summary>
internal static class DTypes
{
    /// <summary>The bytes of one element; PyTorch's words.</summary>
    public static long Size(string dtype) => dtype switch
    {
        "bool" or "uint8" or "int8" => 1,
        "float16" or "bfloat16" or "int16" => 2,
        "float64" or "int64" or "complex64" => 8,
        "complex128" => 16,
        _ => 4,
    };
}
