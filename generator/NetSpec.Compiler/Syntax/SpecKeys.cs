namespace NetSpec.Compiler.Syntax;

/// <summary>The words of the language that are keys, each list in the order in which messages name them.</summary>
internal static class SpecKeys
{
    /// <summary>The keys of a file.</summary>
    public static readonly string[] File = ["netspec", "namespace", "import", "blocks", "models"];

    /// <summary>The keys of a block.</summary>
    public static readonly string[] Block = ["summary", "params", "in", "let", "require", "dims", "layers", "out", "ensure", "register", "init"];

    /// <summary>The keys of a model.</summary>
    public static readonly string[] Model = [.. Block, "variants"];

    /// <summary>The keys of a parameter in its long form.</summary>
    public static readonly string[] Parameter = ["type", "table", "default", "summary"];

    /// <summary>The keys of an input in its long form.</summary>
    public static readonly string[] Input = ["shape", "dtype"];

    /// <summary>The facts about a dimension.</summary>
    public static readonly string[] Dimension = ["multiple_of", "min", "max", "nominal"];

    /// <summary>The keys of a layer that stand instead of an operator.</summary>
    public static readonly string[] InsteadOfOperator = ["use", "call", "parallel", "do"];

    /// <summary>The keys of a layer.</summary>
    public static readonly string[] Layer =
    [
        "from", "when", "else", "repeat", "for", "index", "do", "names", "inline", "parallel", "merge", "use", "with", "call", "share", "only",
        "summary", "init",
    ];

    /// <summary>The element types of an input.</summary>
    public static readonly string[] DTypes =
        ["float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool", "complex64", "complex128"];
}
