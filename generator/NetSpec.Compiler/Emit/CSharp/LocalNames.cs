using NetSpec.Compiler.Analysis;
using NetSpec.Compiler.Binding;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The locals of a forward pass. Tensors that share a handle, because a step works in place, share a local.</summary>
internal sealed class LocalNames
{
    private static readonly string[] Taken = ["torch", "nn", "training", "device", "dtype", "result", "next", "item"];
    private readonly Dictionary<TensorValue, string> _names = [];
    private readonly ForwardPlan _plan;

    public LocalNames(BoundModule module, ForwardPlan plan)
    {
        _plan = plan;
        var used = new HashSet<string>(Taken, StringComparer.Ordinal);
        foreach (var input in module.Inputs)
        {
            _names[input] = Unique(input.Name, used);
        }

        foreach (var group in module.Steps.SelectMany(static step => step.Outputs).GroupBy(plan.Buffer))
        {
            // The last name says what the tensor has become; what is only returned gives no name if there is another.
            var tensors = group.ToList();
            var named = tensors.Count > 1 && plan.IsOutput(tensors[tensors.Count - 1]) ? tensors[tensors.Count - 2] : tensors[tensors.Count - 1];
            _names[group.Key] = Unique(named.Name, used);
        }
    }

    /// <summary>The local of a tensor.</summary>
    public string this[TensorValue value] => _names[_plan.Buffer(value)];

    private static string Unique(string name, HashSet<string> used)
    {
        var plain = CSharpNames.Camel(name);
        var unique = plain;
        for (var number = 2; !used.Add(unique); number++)
        {
            unique = $"{plain}{number}";
        }

        return CSharpNames.Escape(unique);
    }
}
