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
    public long? Parameters(BoundModule module) => OrNull(() => ParametersOf(module));

    /// <summary>Multiply-adds of one forward pass in eval mode, as papers count them: convolutions, linear layers and attention.</summary>
    public long? MultiplyAdds(BoundModule module) => OrNull(() => MultiplyAddsOf(module));

    /// <summary>The trainable scalars of a layer; those that it shares are another's.</summary>
    public long? Parameters(OperatorCall call) => OrNull(() => ParametersOf(call));

    /// <summary>Multiply-adds of a layer.</summary>
    public long? MultiplyAdds(OperatorCall call) => OrNull(() => MultiplyAddsOf(call));

    private static long? OrNull(Func<long?> count)
    {
        try
        {
            return count();
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private long? ParametersOf(BoundModule module)
    {
        if (_parameters.TryGetValue(module, out var known))
        {
            return known;
        }

        long? sum = 0;
        foreach (var tensor in module.Tensors)
        {
            sum = checked(sum + ParametersOf(tensor.Call));
        }

        foreach (var child in module.Children)
        {
            sum = checked(sum + Count(child.Content, ParametersOf, ParametersOf));
        }

        return _parameters[module] = sum;
    }

    private long? ParametersOf(OperatorCall call)
    {
        long? sum = 0;
        foreach (var tensor in call.State)
        {
            sum = checked(sum + (tensor.IsBuffer || tensor.IsShared ? 0 : Product(1, tensor.Shape)));
        }

        return sum;
    }

    private long? MultiplyAddsOf(BoundModule module)
    {
        if (_operations.TryGetValue(module, out var known))
        {
            return known;
        }

        long? sum = 0;
        foreach (var step in module.Steps)
        {
            sum = checked(sum + (step.OnlyTraining ? 0 : MultiplyAddsOf(step)));
        }

        return _operations[module] = sum;
    }

    private long? MultiplyAddsOf(Step step) => step switch
    {
        CallStep call => Count(call.Content, MultiplyAddsOf, MultiplyAddsOf),
        ChainStep chain => Count(chain.Content, MultiplyAddsOf, MultiplyAddsOf),
        FunctionStep function => MultiplyAddsOf(function.Call),
        _ => 0,
    };

    private long? MultiplyAddsOf(OperatorCall call) => call.OtherMultiplyAdds is { } all ? valueOf(all) : Product(valueOf(call.MultiplyAddsPerOutput), call.Outputs[0].Shape);

    /// <summary>What a child counts, whichever of the two is counted.</summary>
    private static long? Count(ChildContent content, Func<BoundModule, long?> ofModule, Func<OperatorCall, long?> ofCall) => content switch
    {
        OperatorContent { Call: var call } => ofCall(call),
        BlockContent block => ofModule(block.Module),
        SequenceContent sequence => ofModule(sequence.Module),
        ListContent list => Sum(list, ofModule, ofCall),
        _ => 0,
    };

    private static long? Sum(ListContent list, Func<BoundModule, long?> ofModule, Func<OperatorCall, long?> ofCall)
    {
        long? sum = 0;
        foreach (var item in list.Items)
        {
            sum = checked(sum + Count(item, ofModule, ofCall));
        }

        return sum;
    }

    private long? Product(long? product, EquatableArray<Dim> dims)
    {
        foreach (var dim in dims)
        {
            product = checked(product * valueOf(dim));
        }

        return product;
    }
}
