using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Operators.Initialisers;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>What a class does with weights beyond PyTorch's default: drawing them otherwise, and sharing them.</summary>
internal sealed class WeightsLowering(BoundModule module, MemberNames members, ClassCatalog catalog, ICSharpContext context)
{
    /// <summary>An initialiser's arguments by name.</summary>
    public static IReadOnlyDictionary<string, BoundArgument> ArgumentsOf(BlockValue value) =>
        value.Arguments.ToDictionary(static argument => argument.Name, static argument => new BoundArgument(argument.Value, argument.Location));

    /// <summary>The statements of <c>Initialise</c>: operators first, then single layers, then what blocks inside say themselves; the nearest comes last.</summary>
    public EquatableArray<string> Initialisation() => module.Initialisers.Count == 0
        ? []
        : [.. module.Initialisers.OrderBy(static rule => rule.Child is not null).Select(Statement), "this.InitialiseInner();"];

    // Asked as a property, an Embedding's weight is a new object each time, and an optimiser would train it twice.

    /// <summary>The assignments that make parameters one tensor.</summary>
    public EquatableArray<string> Sharing() =>
        [.. module.Shared.SelectMany(Share)];

    private IEnumerable<string> Share(SharedTensor shared)
    {
        var target = members[shared.Target];
        return
        [
            $"{target}.{shared.Parameter} = {PathOf(shared.Source)}.get_parameter({CSharpNames.Literal(shared.SourceParameter)})!;",
            $"{target}.LeaveToOwner({CSharpNames.Literal(shared.Parameter)});",
        ];
    }

    private string Statement(BoundInitialiser rule)
    {
        var initialiser = (Initialiser)rule.Value.Operator!;
        var fill = initialiser.Fill("tensor", ArgumentsOf(rule.Value), context);
        var tensor = CSharpNames.Literal(rule.Tensor);
        return rule.Child is { } child
            ? $"{members[child]}{(child.Condition is null ? "" : "?")}.Fill({tensor}, tensor => {fill});"
            : $"this.Each<{rule.Operator!.Name}>({tensor}, tensor => {fill});";
    }

    /// <summary>The way to a layer in C#, through blocks and inner sequences.</summary>
    private string PathOf(IReadOnlyList<Child> path)
    {
        var names = members;
        var text = new List<string>();
        foreach (var child in path)
        {
            var own = names.OfKey(child.Key);
            text.Add(names[own]);
            names = child.Content switch
            {
                BlockContent block => catalog.ForBlock(block).Members!,
                SequenceContent sequence => new MemberNames(names.Nested(own), sequence.Module),
                _ => names,
            };
        }

        return string.Join(".", text);
    }
}
