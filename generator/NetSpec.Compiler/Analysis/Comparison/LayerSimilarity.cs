namespace NetSpec.Compiler.Analysis.Comparison;

/// <summary>
/// How well a layer of the new model continues one of the old. The sum over all pairs is what an alignment makes as large as it can, so the
/// weights decide which reading of a change wins: a layer that stayed beats two that were renamed, but not three. So where a list's
/// indices shift, one layer that happens to be like its namesake does not hide that all others moved.
/// </summary>
internal static class LayerSimilarity
{
    private const int SameKeys = 1000;
    private const int SameTensors = 900;
    private const int Renamed = 400;
    private const int Reshaped = 300;
    private const int Replaced = 200;
    private const int SameFunction = 100;
    private const int ReplacedFunction = 60;
    private const int RenamedFunction = 30;
    private const int SameArguments = 9;
    private const int MaxNames = 9;

    /// <summary>The weight of a pair; 0 where they have nothing to do with each other.</summary>
    public static int Of(ComparedLayer old, ComparedLayer @new)
    {
        var weight = old.State.Length > 0 && @new.State.Length > 0 ? OfModules(old, @new) : OfFunctions(old, @new);
        return weight == 0 ? 0 : weight + (old.Text == @new.Text ? SameArguments : 0);
    }

    private static int OfModules(ComparedLayer old, ComparedLayer @new)
    {
        var isSamePath = old.Path == @new.Path;
        var isSameOperator = old.Operator == @new.Operator;
        return (isSamePath, isSameOperator, IsSameState: old.State == @new.State) switch
        {
            (true, true, true) => SameKeys,
            (true, _, true) => SameTensors,
            (false, true, true) => Renamed + SharedNames(old, @new),
            (true, true, false) => Reshaped,
            (true, false, false) => Replaced,
            _ => 0,
        };
    }

    private static int OfFunctions(ComparedLayer old, ComparedLayer @new)
    {
        if (old.Path == @new.Path)
        {
            return old.Operator == @new.Operator ? SameFunction : ReplacedFunction;
        }

        return old.Operator == @new.Operator && old.State == @new.State ? RenamedFunction + SharedNames(old, @new) : 0;
    }

    /// <summary>The names that two paths share at their ends: <c>layer1.0.conv1</c> is rather <c>stage1.0.conv1</c> than <c>stage1.0.conv2</c>.</summary>
    private static int SharedNames(ComparedLayer old, ComparedLayer @new)
    {
        var shared = 0;
        while (shared < MaxNames && shared < old.Names.Count && shared < @new.Names.Count
            && old.Names[old.Names.Count - 1 - shared] == @new.Names[@new.Names.Count - 1 - shared])
        {
            shared++;
        }

        return shared;
    }
}
