using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>Weights that are one tensor (<c>share</c>); how they are drawn stands in <c>.Initialisers</c>.</summary>
internal sealed partial class Elaborator
{
    /// <summary>A layer's own <c>share</c> and <c>init</c>.</summary>
    private bool BindExtras(Frame frame, LayerSyntax layer, Scope scope, Child child) =>
        layer.Share.All(share => BindShare(frame, child, share.Parameter, share.Source))
        && (layer.Init is null || BindInitialisers(frame.Module, null, child, null, layer.Init, scope));

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
