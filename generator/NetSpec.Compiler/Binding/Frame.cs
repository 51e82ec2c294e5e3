using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Binding;

/// <summary>What a layer's name means: its tensors, and, for <c>call</c>, how to run its module again.</summary>
internal sealed record LayerResult(IReadOnlyList<TensorValue> Values, IReadOnlyList<string> OutputNames)
{
    /// <summary>How to run the module again; null for functions and inputs.</summary>
    public CallableLayer? Callable { get; init; }

    /// <summary>The condition under which the layer exists, where only the constructor knows.</summary>
    public Expressions.Term? Condition { get; init; }

    /// <summary>Whether the layer is left out: the name means another's tensors, and to call it is to do nothing.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>Whether the layer has a mistake: nothing is known of its tensors, and to read them is no other mistake.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Whether the layer reads nothing: what follows it does not follow from it.</summary>
    public bool TakesNoInput { get; init; }

    /// <summary>What a layer with a mistake gives.</summary>
    public static LayerResult Broken { get; } = new([], []) { IsBroken = true };

    /// <summary>A result of one tensor.</summary>
    public static LayerResult Of(TensorValue value) => new([value], []);
}

/// <summary>A module that <c>call</c> can run again.</summary>
/// <param name="Child">The module.</param>
/// <param name="Merge">Of a repeat, what joins the running value with each round's output.</param>
/// <param name="RunFor">What it does with other inputs; null after a mistake was reported.</param>
internal sealed record CallableLayer(Child Child, Operators.OperatorCall? Merge, Func<IReadOnlyList<TensorValue>, Rerun?> RunFor);

/// <summary>A module that runs again.</summary>
/// <param name="Content">The module as these inputs make it: its shapes are others, its weights the same.</param>
/// <param name="Outputs">Its outputs.</param>
internal sealed record Rerun(ChildContent Content, IReadOnlyList<BoundOutput> Outputs);

/// <summary>The layers of one body while it is bound: what names mean, and what "the layer above" is.</summary>
internal sealed class Frame(BoundModule module, bool isList, LayerResult? above)
{
    private readonly Dictionary<string, (LayerResult Result, SourceLocation Place)> _results = new(StringComparer.Ordinal);

    /// <summary>The module whose children and steps the layers become.</summary>
    public BoundModule Module { get; } = module;

    /// <summary>Whether layers are numbered (a list) or named (a mapping).</summary>
    public bool IsList { get; } = isList;

    /// <summary>The layer above; at first the module's first input.</summary>
    public LayerResult? Above { get; set; } = above;

    /// <summary>Whether a loop with a mistake gave no names: then an unknown name may be one of them.</summary>
    public bool LacksNames { get; set; }

    /// <summary>The index of the next module in a list.</summary>
    public long NextIndex { get; set; }

    /// <summary>The names so far.</summary>
    public IEnumerable<string> Names => _results.Keys;

    /// <summary>The name of the layer above, where it has one.</summary>
    public string? NameOfAbove => _results.FirstOrDefault(result => ReferenceEquals(result.Value.Result, Above)).Key;

    /// <summary>What a name means, or null.</summary>
    public LayerResult? Find(string name) => _results.TryGetValue(name, out var found) ? found.Result : null;

    /// <summary>What a reference means: a name, or a name and, after a dot, one of its outputs. A layer with a dot in its name comes first.</summary>
    public (LayerResult? Result, string Name, string? Output) FindReference(string text)
    {
        var dot = text.LastIndexOf('.');
        return dot < 0 || Find(text) is not null
            ? (Find(text), text, null)
            : (Find(text.Substring(0, dot)), text.Substring(0, dot), text.Substring(dot + 1));
    }

    /// <summary>Where a name was given that has a meaning.</summary>
    public SourceLocation PlaceOf(string name) => _results[name].Place;

    /// <summary>Gives a name a meaning; false where it has one.</summary>
    public bool TryDefine(string name, LayerResult result, SourceLocation place)
    {
        if (_results.ContainsKey(name))
        {
            return false;
        }

        _results.Add(name, (result, place));
        return true;
    }
}

/// <summary>A layer's operator, block or sequence after binding, before it has a place in a module.</summary>
/// <param name="Content">The module; null for a function.</param>
/// <param name="Function">The function; null for a module.</param>
/// <param name="Name">What its tensor and property are called after where the layer has no name.</param>
/// <param name="Outputs">The tensors that come out: type, and whether they may be absent.</param>
internal sealed record Realised(ChildContent? Content, Operators.OperatorCall? Function, string Name, IReadOnlyList<BoundOutput> Outputs, SourceLocation Location);
