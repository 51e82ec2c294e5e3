using NetSpec.Compiler.Analysis.Architecture;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Operators;

namespace NetSpec.Compiler.Analysis;

/// <summary>
/// What the list of a model's layers (<see cref="FlatLayers"/>) does not say of the cost of its forward pass in eval mode: functions that
/// multiply, and modules that run more than once.
/// </summary>
internal static class CostlyRuns
{
    /// <summary>The calls that run under each path; empty where each layer runs once and only layers cost, as in most models, whose pass need not be followed.</summary>
    public static ILookup<string, OperatorCall> Of(BoundModule model) =>
        (HasMore(model, []) ? ForwardTrace.Of(model) : []).Where(static run => !run.OnlyTraining && run.Content is OperatorContent)
            .ToLookup(static run => run.Path, static run => ((OperatorContent)run.Content).Call);

    private static bool HasMore(BoundModule module, HashSet<BoundModule> seen) =>
        seen.Add(module)
        && (module.Steps.Any(static step => step is FunctionStep { Call.IsCostly: true } or ChainStep { Merge.IsCostly: true })
            || RunsAgain(module)
            || module.Children.Any(child => HasMore(child.Content, seen)));

    private static bool HasMore(ChildContent content, HashSet<BoundModule> seen) => content switch
    {
        BlockContent block => HasMore(block.Module, seen),
        SequenceContent sequence => HasMore(sequence.Module, seen),
        ListContent list => list.Items.Any(item => HasMore(item, seen)),
        _ => false,
    };

    private static bool RunsAgain(BoundModule module)
    {
        var ran = new HashSet<Child>();
        return module.Steps.Any(step => ChildOf(step) is { } child && !ran.Add(child));
    }

    private static Child? ChildOf(Step step) => step switch
    {
        CallStep call => call.Child,
        ChainStep chain => chain.Child,
        _ => null,
    };
}
