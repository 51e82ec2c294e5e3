namespace NetSpec.Compiler.Syntax;

/// <summary>The name of a layer: what a reference can spell, and what can be a path in the <c>state_dict</c>.</summary>
internal static class LayerName
{
    private static readonly char[] Reserved = ['[', ']', ','];

    /// <summary>What is wrong with a name; null where nothing is.</summary>
    public static string? MistakeIn(string name) => name switch
    {
        "" => "a layer's name cannot be empty",
        "none" => "'else: none' would be ambiguous",
        _ when name.IndexOfAny(Reserved) >= 0 => "references use brackets and commas for other things",
        _ when name[0] == '.' || name[name.Length - 1] == '.' || name.Contains("..") => "dots separate the names of a path, and none of them can be empty",
        _ => null,
    };
}
