using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Operators;

namespace NetSpec.Compiler.Binding;

/// <summary>The parameters that a rule of <c>init</c> finds in an instance's module.</summary>
/// <param name="Any">Whether there is a layer that the rule is for.</param>
/// <param name="Names">The names of its parameters; null where a hand-written module may have any.</param>
internal sealed record InitialiserTargets(bool Any, IReadOnlyList<string>? Names)
{
    /// <summary>Whether there is a parameter of this name.</summary>
    public bool Has(string name) => Names?.Contains(name) != false;

    /// <summary>Whether the rule is for a layer that is made of others.</summary>
    private bool IsComposed { get; init; }

    /// <summary>What else there is.</summary>
    public string Hint(string name) => IsComposed && Names is [] ? "; a rule for the layers in it names their type" : Hint(name, Names ?? []);

    /// <summary>The other types of layers in a module.</summary>
    public static string HintForType(Operator type, BoundModule module) => module.Alias is not null
        ? "; a block of one operator is that operator: write 'init' where the block is used"
        : Hint(type.Name, [.. Layers(module).OfType<OperatorCall>().Where(static layer => Parameters(layer).Any()).Select(static layer => layer.Operator.Name).Distinct()]);

    private static string Hint(string name, IReadOnlyList<string> known) =>
        NearestName.Hint(name, known) is { Length: > 0 } hint ? hint : known.Count == 0 ? "; it has none" : $"; it has {DiagnosticBag.QuoteAll(known, "and")}";

    /// <summary>What a rule for a type finds, at any depth.</summary>
    public static InitialiserTargets OfType(Operator type, BoundModule module)
    {
        var layers = Layers(module).Where(layer => layer is null || layer.Operator == type || Parameters(layer).Any(IsOfInner)).ToList();
        return new(layers.Count > 0, layers.Contains(null) ? null : [.. layers.SelectMany(layer => Parameters(layer!).Where(name => layer!.Operator == type || IsOfInner(name)).Select(Last)).Distinct()]);
    }

    /// <summary>What a rule for one layer finds.</summary>
    public static InitialiserTargets Of(Child child) => new(true, child.Content switch
    {
        OperatorContent { Call: var call } => [.. Parameters(call)],
        BlockContent { Module: var module } => [.. module.Tensors.Select(static own => own.Key)],
        SequenceContent { Module: var module } => [.. module.Tensors.Select(static own => own.Key)],
        ForeignContent => null,
        _ => [],
    })
    {
        IsComposed = child.Content is not OperatorContent,
    };

    /// <summary>The layers in a module, at any depth; null stands for a hand-written module.</summary>
    private static IEnumerable<OperatorCall?> Layers(BoundModule module) => module.Children.SelectMany(static child => Layers(child.Content));

    private static IEnumerable<OperatorCall?> Layers(ChildContent content) => content switch
    {
        OperatorContent { Call: var call } => [call],
        BlockContent { Module: var module } => Layers(module),
        SequenceContent { Module: var module } => Layers(module),
        ListContent list => list.Items.SelectMany(Layers),
        _ => [null],
    };

    private static IEnumerable<string> Parameters(OperatorCall call) => call.State.Where(static tensor => !tensor.IsBuffer).Select(static tensor => tensor.Name);

    /// <summary>Whether a parameter belongs to a layer that the operator's module owns: <c>out_proj.weight</c>, of a Linear.</summary>
    private static bool IsOfInner(string name) => name.Contains('.');

    private static string Last(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
