using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Analysis;

/// <summary>
/// Parameters and multiply-adds of a bound module, for given values of its symbols. A module that stands in several places is bound once, and
/// counted once here.
/// </summary>
/// <param name="valueOf">The value of a size; null where it is not known or overflows.</param>
internal sealed class ModuleCounts(Func<Dim, long?> valueOf)
{
    private readonly Dictionary<BoundModule, long?> _parameters = [];
    private readonly Dictionary<BoundModule, long?> _operations = [];

    /// <summary>The number of trainable scalars; null where a size is not known or the number overflows.</summary>
    public long? Parameters(BoundModule module) => Once(_parameters, module, () => Sum([Sum(module.Tensors, tensor => Parameters(tensor.Call)), Sum(module.Children, child => Parameters(child.Content))], static part => part));

    /// <summary>Multiply-adds of one forward pass in eval mode, as papers count them: convolutions, linear layers and attention.</summary>
    public long? MultiplyAdds(BoundModule module) => Once(_operations, module, () => Sum(module.Steps, step => step switch
    {
        { OnlyTraining: true } => 0,
        CallStep call => MultiplyAdds(call.Content),
        ChainStep chain => MultiplyAdds(chain.Content),
        FunctionStep function => MultiplyAdds(function.Call),
        _ => 0,
    }));

    private long? Parameters(ChildContent content) => content switch
    {
        OperatorContent { Call: var call } => Parameters(call),
        BlockContent block => Parameters(block.Module),
        SequenceContent sequence => Parameters(sequence.Module),
        ListContent list => Sum(list.Items, Parameters),
        _ => 0,
    };

    /// <summary>The trainable scalars of a layer; those that it shares are another's.</summary>
    public long? Parameters(OperatorCall call) => Sum(call.State, tensor => tensor.IsBuffer || tensor.IsShared ? 0 : Product(1, tensor.Shape));

    private long? MultiplyAdds(ChildContent content) => content switch
    {
        OperatorContent { Call: var call } => MultiplyAdds(call),
        BlockContent block => MultiplyAdds(block.Module),
        SequenceContent sequence => MultiplyAdds(sequence.Module),
        ListContent list => Sum(list.Items, MultiplyAdds),
        _ => 0,
    };

    /// <summary>Multiply-adds of a layer.</summary>
    public long? MultiplyAdds(OperatorCall call) => call.OtherMultiplyAdds is { } all ? valueOf(all) : Product(valueOf(call.MultiplyAddsPerOutput), call.Outputs[0].Shape);

    private long? Product(long? product, EquatableArray<Dim> dims)
    {
        try
        {
            foreach (var dim in dims)
            {
                product = checked(product * valueOf(dim));
            }

            return product;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static long? Sum<T>(IReadOnlyList<T> items, Func<T, long?> count)
    {
        try
        {
            long? sum = 0;
            for (var i = 0; i < items.Count && sum is not null; i++)
            {
                sum = checked(sum + count(items[i]));
            }

            return sum;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static long? Once(Dictionary<BoundModule, long?> known, BoundModule key, Func<long?> count)
    {
        if (!known.TryGetValue(key, out var value))
        {
            known[key] = value = count();
        }

        return value;
    }
}
