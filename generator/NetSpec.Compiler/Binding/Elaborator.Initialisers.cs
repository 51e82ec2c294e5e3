using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Operators.Tensors;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>How weights are drawn (<c>init</c>), and whether there are such weights.</summary>
internal sealed partial class Elaborator
{
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
            if (child is null && op is not { IsModule: true } or OwnTensor)
            {
                ReportNoTarget(module, definition, entry.Key, op);
            }
            else if (entry.Value is YamlMapping tensors)
            {
                _ = BindInitialisers(module, op, child, entry.Key, tensors, scope);
            }
            else
            {
                Bag.ReportArgumentsNotMapping(entry.Value.Location, entry.Key.Text, "{weight: {normal: {std: 0.02}}}");
            }
        }

        module.Initialisers.AddRange(layerRules);
    }

    /// <summary>Reports a rule for what has no weights to draw. One for a layer that this use leaves out (<c>when</c>) waits for another use.</summary>
    private void ReportNoTarget(BoundModule module, Definition definition, YamlScalar name, Operator? op)
    {
        var isOwn = op is OwnTensor || module.Tensors.Exists(own => own.Key == name.Text);
        if (isOwn || !IsLayer(definition, name.Text))
        {
            var types = OperatorTable.All.Where(static known => known.IsModule).Select(static known => known.Name);
            var hint = isOwn ? "; the 'init' of a Parameter is one of its arguments" : op is not null ? "; a function has no weights" : NearestName.Hint(name.Text, module.Children.Select(static known => known.Key).Concat(types));
            Bag.ReportNoInitialiserTarget(name.Location, definition.Name, name.Text, hint);
        }
    }

    /// <summary>The rules for one layer, or for all layers of a type.</summary>
    private bool BindInitialisers(BoundModule module, Operator? op, Child? child, YamlScalar? name, YamlMapping tensors, Scope scope)
    {
        if (session.Kind == SessionKind.Instance)
        {
            NoteTargets(module, op, child, name, tensors);
        }

        return tensors.Entries.All(tensor => BindInitialiser(module, op, child, tensor, scope));
    }

    private bool BindInitialiser(BoundModule module, Operator? op, Child? child, YamlEntry tensor, Scope scope)
    {
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

    /// <summary>Tells the bag whether there is what rules are for. It warns of those that draw nothing in any use of the module.</summary>
    private void NoteTargets(BoundModule module, Operator? op, Child? child, YamlScalar? name, YamlMapping tensors)
    {
        var found = child is null ? InitialiserTargets.OfType(op!, module) : InitialiserTargets.Of(child);
        if (child is null)
        {
            Bag.NoteInitialiser(name!.Location, found.Any, module.Name, "layer", op!.Name, found.Any ? "" : InitialiserTargets.HintForType(op, module));
        }

        foreach (var tensor in found.Any ? tensors.Entries : [])
        {
            var isThere = found.Has(tensor.Key.Text);
            Bag.NoteInitialiser(tensor.Key.Location, isThere, op?.Name ?? child!.Name, "parameter", tensor.Key.Text, isThere ? "" : found.Hint(tensor.Key.Text));
        }
    }
}
