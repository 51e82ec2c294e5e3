namespace NetSpec.Compiler.Syntax;

/// <summary>The name of a layer: what a reference can spell, and what can be a path in the <c>state_dict</c>.</summary>
internal static class LayerName
{
    /// <summary>What is wrong with a name; null where nothing is.</summary>
    public static string? MistakeIn(string name) => name switch
    {
        "" => "a layer's name cannot be empty",
        "none" => "'else: none' would be ambiguous",
        _ when name.IndexOfAny(['[', ']', ',']) >= 0 => "references use brackets and commas for other things",
        _ when name.Split('.').Contains("") => "dots separate the names of a path, and none of them can be empty",
        _ => null,
    };
}
