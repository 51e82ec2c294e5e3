using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Analysis;

/// <summary>What is known of a tensor's memory.</summary>
/// <param name="MayAlias">It may share memory with the input of what made it.</param>
/// <param name="IsSaved">Backward reads it where it was made.</param>
internal readonly record struct TensorTraits(bool MayAlias, bool IsSaved);

/// <summary>
/// The order of a forward pass is the spec's; this decides what happens to memory: where a tensor is used last, and which step may
/// overwrite its input. In place only on a tensor that this forward created, that has no alias and no other reader, and whose producer
/// does not need it for backward (TorchSharp handbook 2.3).
/// </summary>
internal sealed class ForwardPlan
{
    private readonly BoundModule _module;
    private readonly Dictionary<TensorValue, List<int>> _uses = [];
    private readonly Dictionary<TensorValue, TensorTraits> _traits = [];
    private readonly Dictionary<TensorValue, TensorValue> _buffers = [];
    private readonly int[] _overwrites;

    public ForwardPlan(BoundModule module)
    {
        _module = module;
        _overwrites = [.. Enumerable.Repeat(-1, module.Steps.Count)];
        CountUses();
        foreach (var input in module.Inputs)
        {
            _traits[input] = new(MayAlias: true, IsSaved: true);
        }

        foreach (var own in module.Tensors)
        {
            _traits[own.Value] = new(MayAlias: true, IsSaved: true);
        }

        foreach (var absent in module.Outputs.Select(static output => output.Value).Where(static value => value.IsAbsent))
        {
            _traits[absent] = default;
        }

        for (var i = 0; i < module.Steps.Count; i++)
        {
            _overwrites[i] = Overwritten(i);
            var step = module.Steps[i];
            foreach (var output in step.Outputs)
            {
                _traits[output] = Traits(step, _overwrites[i]);
                _buffers[output] = _overwrites[i] >= 0 ? Buffer(step.Inputs[_overwrites[i]]) : output;
            }
        }
    }

    /// <summary>The position of the input that a step overwrites, or -1.</summary>
    public int OverwrittenInput(int step) => _overwrites[step];

    /// <summary>The first tensor that lived in this tensor's memory handle: steps in place return their input.</summary>
    public TensorValue Buffer(TensorValue value) => _buffers.TryGetValue(value, out var buffer) ? buffer : value;

    /// <summary>
    /// The function, right after a conditional module, that alone reads the module's result: it stands in both branches, so that nothing is
    /// aliased. Null where there is none.
    /// </summary>
    public FunctionStep? ConsumerOf(int step)
    {
        var next = step + 1 < _module.Steps.Count ? _module.Steps[step + 1] as FunctionStep : null;
        var isRead = _module.Steps[step] is CallStep { Outputs: [var result] } && Uses(result) is [var use] && use == step + 1 && !IsOutput(result);
        return isRead && next is { Condition: null } ? next : null;
    }

    /// <summary>How often, and in which steps, a tensor is read.</summary>
    public IReadOnlyList<int> Uses(TensorValue value) => _uses.TryGetValue(value, out var uses) ? uses : [];

    /// <summary>Whether forward returns the tensor.</summary>
    public bool IsOutput(TensorValue value) => _module.Outputs.Any(output => output.Value == value);

    /// <summary>The tensors whose last use is this step: made in this forward, not returned, not overwritten.</summary>
    public IEnumerable<TensorValue> LastUses(int step)
    {
        var current = _module.Steps[step];
        var read = current.Fallback is { } fallback ? current.Inputs.Append(fallback) : current.Inputs;
        return read.Concat(current.Outputs).Distinct().Where(value => DiesAt(value, step));
    }

    private bool DiesAt(TensorValue value, int step)
    {
        if (_module.Inputs.Contains(value) || IsOutput(value) || value.IsAbsent || _module.Tensors.Any(own => own.Value == value))
        {
            return false;
        }

        var last = Uses(value).DefaultIfEmpty(-1).Max();
        var isUnused = last < 0 && _module.Steps[step].Outputs.Contains(value);
        var isOverwritten = last >= 0 && _overwrites[last] >= 0 && _module.Steps[last].Inputs[_overwrites[last]] == value;
        return isUnused || (last == step && !isOverwritten);
    }

    /// <summary>What a module's result is like for whoever calls it.</summary>
    public static TensorTraits OutputTraits(BoundModule module)
    {
        var plan = new ForwardPlan(module);
        var traits = module.Outputs.Select(output => plan._traits[output.Value]).ToList();
        return new(traits.Any(static t => t.MayAlias), traits.Any(static t => t.IsSaved));
    }

    private void CountUses()
    {
        for (var i = 0; i < _module.Steps.Count; i++)
        {
            var step = _module.Steps[i];
            foreach (var value in step.Fallback is { } fallback ? step.Inputs.Append(fallback) : step.Inputs)
            {
                if (!_uses.TryGetValue(value, out var uses))
                {
                    _uses[value] = uses = [];
                }

                uses.Add(i);
            }
        }
    }

    private int Overwritten(int index)
    {
        if (_module.Steps[index] is not FunctionStep { OnlyTraining: false, Outputs.Count: 1, Call: { Operator: var op } call } step || !op.CanOverwrite(call))
        {
            return -1;
        }

        var candidates = op.IsCommutative ? Enumerable.Range(0, step.Inputs.Count) : [0];
        return candidates.Where(i => MayOverwrite(step, index, i)).DefaultIfEmpty(-1).First();
    }

    private bool MayOverwrite(FunctionStep step, int index, int input)
    {
        var value = step.Inputs[input];
        var traits = _traits[value];
        if (traits.MayAlias || traits.IsSaved || value.IsNullable || IsOutput(value) || !value.Type.Equals(step.Outputs[0].Type))
        {
            return false;
        }

        // The class of a block knows sizes as letters, and two letters may be one size here and another there: what grows cannot be overwritten.
        if (!step.Inputs.All(other => Fits(other.Type, value.Type)))
        {
            return false;
        }

        // Where a condition is false the result is the fallback: then only the fallback itself can be overwritten.
        return step.Condition is null ? Uses(value).Count == 1 : step.Fallback == value && Uses(value).All(use => use == index) && Uses(value).Count == 2;
    }

    /// <summary>Whether a tensor has, dimension by dimension from the last, the sizes of another, or 1.</summary>
    private static bool Fits(TensorType type, TensorType target) =>
        type.Rank <= target.Rank && Enumerable.Range(1, type.Rank).All(i => type[-i] == 1 || type[-i] == target[-i] || target[-i].IsConstant || !AreApart(type[-i], target[-i]));

    /// <summary>Whether two sizes come from different dimensions of the inputs, or from different arguments of the constructor, of which one may be 1.</summary>
    private static bool AreApart(Dim a, Dim b)
    {
        var (left, right) = (Dimensions(a), Dimensions(b));
        return left.Count == 0 ? right.Count == 0 : right.Count > 0 && !left.Intersect(right).Any();
    }

    private static List<Symbol> Dimensions(Dim dim) => [.. dim.Symbols.Where(static symbol => symbol.Kind == SymbolKind.Dimension)];

    private TensorTraits Traits(Step step, int overwritten)
    {
        var made = step switch
        {
            FunctionStep { Call.Operator: var op } => new TensorTraits(overwritten < 0 && op.Aliasing == Aliasing.MayAliasInput, op.SavesOutput),
            CallStep { Child.Content: var content } => ContentTraits(content),
            ChainStep { Child.Content: var content, Merge: null } => ContentTraits(content),
            ChainStep => default,
            _ => new TensorTraits(true, true),
        };

        if (step.Fallback is not { } fallback)
        {
            return made;
        }

        var other = _traits[fallback];
        return overwritten >= 0 ? new(false, made.IsSaved || other.IsSaved) : new(MayAlias: true, made.IsSaved || other.IsSaved);
    }

    private static TensorTraits ContentTraits(ChildContent content) => content switch
    {
        OperatorContent { Call: var call } => new(call.Operator.Aliasing == Aliasing.MayAliasInput || call.IsInPlace, call.Operator.SavesOutput),
        BlockContent block => OutputTraits(block.Module),
        SequenceContent sequence => OutputTraits(sequence.Module),
        ListContent list => ContentTraits(list.Items[list.Items.Count - 1]),

        // No round at all would give an alias of the input.
        LoopContent loop => ContentTraits(loop.Item) with { MayAlias = true },
        _ => new(true, true),
    };
}
