using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>What a spec says of weights: how they are drawn (<c>init</c>), and which are one tensor (<c>share</c>).</summary>
internal sealed partial class Elaborator
{
    /// <summary>A layer's own <c>share</c> and <c>init</c>.</summary>
    private bool BindExtras(Frame frame, LayerSyntax layer, Scope scope, Child child) =>
        layer.Share.All(share => BindShare(frame, child, share.Parameter, share.Source))
        && (layer.Init is null || layer.Init.Entries.All(entry => BindInitialiser(frame.Module, null, child, entry, scope)));

    /// <summary>A module's <c>init</c>: by operator, at any depth, or by layer.</summary>
    private void BindInitialisers(BoundModule module, Definition definition, Scope scope)
    {
        // Layers are nearer than operators: they are filled last.
        var layerRules = module.Initialisers.ToList();
        module.Initialisers.Clear();
        foreach (var entry in definition.Syntax.Init?.Entries ?? [])
        {
            var child = module.Children.FirstOrDefault(child => child.Key == entry.Key.Text);
            var op = child is null ? OperatorTable.Find(entry.Key.Text) : null;
            if (child is null && op is null)
            {
                Bag.ReportUnknownOperator(entry.Key.Location, entry.Key.Text, NearestName.Hint(entry.Key.Text, OperatorTable.All.Select(static known => known.Name).Concat(module.Children.Select(static known => known.Key))));
            }
            else if (entry.Value is YamlMapping tensors)
            {
                _ = tensors.Entries.All(tensor => BindInitialiser(module, op, child, tensor, scope));
            }
            else
            {
                Bag.ReportArgumentsNotMapping(entry.Value.Location, entry.Key.Text, "{weight: {normal: {std: 0.02}}}");
            }
        }

        module.Initialisers.AddRange(layerRules);
    }

    private bool BindInitialiser(BoundModule module, Operator? op, Child? child, YamlEntry tensor, Scope scope)
    {
        if (child?.Content is OperatorContent { Call: var call } && call.State.All(state => state.Name != tensor.Key.Text))
        {
            Bag.ReportUnknownOperatorArgument(tensor.Key.Location, child.Key, tensor.Key.Text, [.. call.State.Select(static state => state.Name)]);
            return false;
        }

        if (new ValueReader(session, Home).ReadInitialiser(tensor.Value, scope) is not { } value)
        {
            return false;
        }

        // Of an instance, only the input's sizes are not known.
        if (session.Kind == SessionKind.Instance && value.Arguments.FirstOrDefault(static argument => argument.Value is SymbolicValue) is { } unknown)
        {
            session.Demand((SymbolicValue)unknown.Value, unknown.Location);
            return false;
        }

        module.Initialisers.Add(new(op, child, tensor.Key.Text, value));
        return true;
    }

    private bool BindShare(Frame frame, Child child, YamlScalar parameter, YamlScalar source)
    {
        if (child.Content is not OperatorContent { Call: var call } || call.State.FirstOrDefault(state => state.Name == parameter.Text && !state.IsBuffer) is not { } own)
        {
            var known = child.Content is OperatorContent content ? content.Call.State.Where(static state => !state.IsBuffer).Select(static state => state.Name) : [];
            Bag.ReportUnknownShare(parameter.Location, parameter.Text, NearestName.Hint(parameter.Text, known));
            return false;
        }

        if (!call.Operator.CanShare)
        {
            Bag.ReportShape(parameter.Location, "share", $"'{parameter.Text}' of {call.Operator.Name} cannot be another layer's tensor: libtorch holds the module as a whole");
            return false;
        }

        if (Source(frame.Module, source) is not var (path, other))
        {
            return false;
        }

        if (own.Shape.Count != other.Shape.Count || own.Shape.Zip(other.Shape, Session.Differ).Any(static differ => differ))
        {
            Bag.ReportShareShape(source.Location, parameter.Text, $"[{string.Join(", ", own.Shape)}]", source.Text, $"[{string.Join(", ", other.Shape)}]");
            return false;
        }

        if (!own.Shape.Zip(other.Shape, (a, b) => session.AreEqual(source.Location, "share", a, parameter.Text, b, source.Text)).All(static equal => equal))
        {
            return false;
        }

        call.State[call.State.IndexOf(own)] = own with { IsShared = true };
        frame.Module.Shared.Add(new(child, parameter.Text, path, other.Name));
        return true;
    }

    /// <summary>Follows a path of names to a tensor of a layer above.</summary>
    private (IReadOnlyList<Child> Path, StateTensor Tensor)? Source(BoundModule module, YamlScalar source)
    {
        var names = source.Text.Split('.');
        var path = new List<Child>();
        var current = module;
        for (var i = 0; i < names.Length - 1;)
        {
            if (current?.Children.FirstOrDefault(child => child.Condition is null && StartsWith(names.Skip(i), child.Key.Split('.'))) is not { } child)
            {
                return Unknown(i, current?.Children.Select(static known => known.Key) ?? []);
            }

            i += child.Key.Split('.').Length;
            path.Add(child);
            current = child.Content switch
            {
                BlockContent block => block.Module,
                SequenceContent sequence => sequence.Module,
                _ => null,
            };
        }

        var state = path.Count > 0 && path[path.Count - 1].Content is OperatorContent { Call: var call } ? call.State : [];
        if (state.FirstOrDefault(tensor => tensor.Name == names[names.Length - 1] && !tensor.IsBuffer) is { } found)
        {
            return (path, found);
        }

        return Unknown(names.Length - 1, state.Select(static tensor => tensor.Name));

        static bool StartsWith(IEnumerable<string> path, IReadOnlyCollection<string> key) => path.Take(key.Count).SequenceEqual(key);

        // The hint is a path that can be copied: the written one with the wrong name mended.
        (IReadOnlyList<Child>, StateTensor)? Unknown(int index, IEnumerable<string> candidates)
        {
            var nearest = NearestName.Find(names[index], candidates);
            Bag.ReportUnknownShare(source.Location, source.Text, nearest is null ? "" : $"; did you mean '{string.Join(".", names.Select((name, i) => i == index ? nearest : name))}'?");
            return null;
        }
    }
}
