using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Analysis;

/// <summary>Parameters and multiply-adds of a bound module.</summary>
internal static class ModuleCounts
{
    /// <summary>The number of trainable scalars.</summary>
    public static Dim Parameters(BoundModule module) =>
        Sum(module.Tensors.Select(static tensor => Parameters(tensor.Call)).Concat(module.Children.Select(static child => Parameters(child.Content))));

    /// <summary>Multiply-adds of one forward pass, as papers count them: convolutions, linear layers and attention.</summary>
    public static Dim MultiplyAdds(BoundModule module) => Sum(module.Steps.Select(static step => step switch
    {
        CallStep call => MultiplyAdds(call.Child.Content),
        ChainStep chain => MultiplyAdds(chain.Child.Content),
        FunctionStep function => function.Call.MultiplyAdds,
        _ => 0,
    }));

    private static Dim Parameters(ChildContent content) => content switch
    {
        OperatorContent { Call: var call } => Parameters(call),
        BlockContent block => Parameters(block.Module),
        SequenceContent sequence => Parameters(sequence.Module),
        ListContent list => Sum(list.Items.Select(Parameters)),
        _ => 0,
    };

    private static Dim Parameters(OperatorCall call) => Sum(call.State.Where(static tensor => !tensor.IsBuffer && !tensor.IsShared).Select(static tensor => Product(tensor.Shape)));

    private static Dim MultiplyAdds(ChildContent content) => content switch
    {
        OperatorContent { Call: var call } => call.MultiplyAdds,
        BlockContent block => MultiplyAdds(block.Module),
        SequenceContent sequence => MultiplyAdds(sequence.Module),
        ListContent list => Sum(list.Items.Select(MultiplyAdds)),
        _ => 0,
    };

    private static Dim Product(IEnumerable<Dim> dims) => dims.Aggregate(Dim.Constant(1), static (product, dim) => product * dim);

    private static Dim Sum(IEnumerable<Dim> dims) => dims.Aggregate(Dim.Constant(0), static (sum, dim) => sum + dim);
}
