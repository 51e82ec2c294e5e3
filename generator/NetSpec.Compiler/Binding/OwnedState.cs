using NetSpec.Compiler.Operators;

namespace NetSpec.Compiler.Binding;

/// <summary>The tensors that an instance's module owns, in the order of construction.</summary>
internal static class OwnedState
{
    /// <summary>The tensors of a module.</summary>
    public static IEnumerable<StateTensor> Of(ChildContent content) => content switch
    {
        OperatorContent { Call: var call } => call.State,
        BlockContent block => Of(block.Module),
        SequenceContent sequence => Of(sequence.Module),
        ListContent list => list.Items.SelectMany(Of),
        _ => [],
    };

    private static IEnumerable<StateTensor> Of(BoundModule module) =>
        module.Tensors.SelectMany(static own => own.Call.State).Concat(module.Children.SelectMany(static child => Of(child.Content)));
}
