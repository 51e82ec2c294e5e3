using NetSpec.Compiler.Operators;

namespace NetSpec.Compiler.Binding;

/// <summary>What an instance's module is made of, in the order of construction: tensors, and sizes that its constructors take.</summary>
internal static class OwnedState
{
    /// <summary>The tensors of a module; a size is one of one dimension.</summary>
    public static IEnumerable<StateTensor> Of(ChildContent content) => content switch
    {
        OperatorContent { Call: var call } => call.State.Concat(call.Inferred.Select(static size => new StateTensor(size.Key, [size.Value]))),
        BlockContent block => Of(block.Module),
        SequenceContent sequence => Of(sequence.Module),
        ListContent list => list.Items.SelectMany(Of),
        _ => [],
    };

    private static IEnumerable<StateTensor> Of(BoundModule module) =>
        module.Tensors.SelectMany(static own => own.Call.State).Concat(module.Children.SelectMany(static child => Of(child.Content)));
}
