namespace NetSpec.Compiler.Binding;

/// <summary>Which layers are read: one whose result nobody reads is a mistake that no shape shows.</summary>
internal sealed partial class Elaborator
{
    private readonly HashSet<TensorValue> _mentioned = [];
    private readonly HashSet<Child> _called = [];

    /// <summary>Tells the bag which layers of a module are read. It warns of those that are read in no use of the module.</summary>
    private void NoteUses(BoundModule module)
    {
        if (session.Kind != SessionKind.Instance)
        {
            return;
        }

        var read = new HashSet<TensorValue>(module.Outputs.Select(static output => output.Value));
        foreach (var step in module.Steps)
        {
            read.UnionWith(step.Inputs);
        }

        foreach (var step in module.Steps.Where(static step => step.Outputs.Count > 0))
        {
            var isCalled = step is CallStep { Child: var called } && _called.Contains(called);
            Bag.NoteLayer(step.Location, step.Outputs[0].Name, isCalled || step.Outputs.Any(IsRead));
        }

        foreach (var own in module.Tensors)
        {
            Bag.NoteLayer(own.Location, own.Key, IsRead(own.Value));
        }

        bool IsRead(TensorValue value) => read.Contains(value) || _mentioned.Contains(value);
    }
}
