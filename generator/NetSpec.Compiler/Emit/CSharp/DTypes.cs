namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>PyTorch's element types in C#.</summary>
internal static class DTypes
{
    /// <summary>The C# for a type: <c>ScalarType.Int64</c>.</summary>
    public static string CSharp(string dtype) => $"ScalarType.{Name(dtype)}";

    private static string Name(string dtype) => dtype switch
    {
        "uint8" => "Byte",
        "bfloat16" => "BFloat16",
        "complex64" => "ComplexFloat32",
        "complex128" => "ComplexFloat64",
        _ => CSharpNames.Pascal(dtype),
    };
}
