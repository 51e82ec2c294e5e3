using NetSpec.Compiler.Analysis;
using NetSpec.Compiler.Binding;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The locals of a forward pass. Tensors that share a handle, because a step works in place, share a local.</summary>
internal sealed class LocalNames
{
    private static readonly string[] Taken = ["torch", "nn", "training", "device", "dtype"];
    private readonly Dictionary<TensorValue, string> _names = [];
    private readonly UniqueNames _unique;
    private readonly ForwardPlan _plan;

    public LocalNames(BoundModule module, ForwardPlan plan, MemberNames members)
    {
        _plan = plan;
        _unique = new UniqueNames(Taken.Concat(members.All));
        foreach (var input in module.Inputs)
        {
            _names[input] = Unique(input.Name);
        }

        foreach (var tensor in module.Tensors)
        {
            _names[tensor.Value] = members[tensor.Value];
        }

        foreach (var group in module.Steps.SelectMany(static step => step.Outputs).GroupBy(plan.Buffer))
        {
            // The last name says what the tensor has become; what is only returned gives no name if there is another.
            var tensors = group.ToList();
            var named = tensors.Count > 1 && plan.IsOutput(tensors[tensors.Count - 1]) ? tensors[tensors.Count - 2] : tensors[tensors.Count - 1];
            _names[group.Key] = Unique(named.Name);
        }
    }

    /// <summary>The local of a tensor.</summary>
    public string this[TensorValue value] => _names[_plan.Buffer(value)];

    /// <summary>A local that stands for no layer.</summary>
    public string Temporary(string name) => Unique(name);

    private string Unique(string name) => CSharpNames.Escape(_unique.Next(CSharpNames.Camel(name)));
}
