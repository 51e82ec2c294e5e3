using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Binding;

/// <summary>The paths of a module's children in the <c>state_dict</c>, and their order.</summary>
internal sealed partial class Elaborator
{
    /// <summary>Reports a layer that is also the way to another.</summary>
    private bool ArePathsFree(BoundModule module)
    {
        var holders = new HashSet<string>(module.Children.SelectMany(static child => ChildPaths.Holders(child.Key)), StringComparer.Ordinal);
        if (holders.Count == 0)
        {
            return true;
        }

        var keys = module.Tensors.Select(static tensor => tensor.Key).Concat(module.Children.SelectMany(static child => child is { Key: "", Content: ListContent list } ? list.Keys : [child.Key]));
        if (keys.FirstOrDefault(holders.Contains) is not { } taken)
        {
            return true;
        }

        var other = module.Children.First(child => ChildPaths.Holders(child.Key).Contains(taken));
        var place = module.Steps.FirstOrDefault(step => (step as CallStep)?.Child == other || (step as ChainStep)?.Child == other)?.Location ?? other.Location;
        Bag.ReportLayerName(place, other.Key, $"'{taken}' is a layer itself");
        return false;
    }

    /// <summary>Puts the children named by <c>register</c> first, and the items of one path together.</summary>
    private void Register(BoundModule module, Definition definition)
    {
        ChildPaths.Group(module.Children);
        var order = definition.Syntax.Register;
        foreach (var name in order.Where(name => module.Children.All(child => !IsAt(child, name.Text)) && !IsLayer(definition, name.Text)))
        {
            Bag.ReportUnknownRegister(name.Location, name.Text, definition.Name, NearestName.Hint(name.Text, module.Children.Select(static child => child.Key)));
        }

        if (order.Count > 0)
        {
            var ranks = order.Select(static (name, i) => (name.Text, i)).GroupBy(static pair => pair.Text).ToDictionary(static group => group.Key, static group => group.First().i);
            var sorted = module.Children.OrderBy(child => ChildPaths.Holders(child.Key).Append(child.Key).Min(name => ranks.TryGetValue(name, out var rank) ? rank : int.MaxValue)).ToList();
            module.Children.Clear();
            module.Children.AddRange(sorted);
        }
    }

    /// <summary>Whether a child is, or is in, what goes by a name.</summary>
    private static bool IsAt(Child child, string name) => child.Key == name || ChildPaths.Holders(child.Key).Contains(name);

    /// <summary>A layer that this instance leaves out (<c>when</c>) may still be named in <c>register</c>.</summary>
    private static bool IsLayer(Definition definition, string name) => definition.Syntax.Body.Layers.Any(layer => layer.Name?.Text == name);
}
