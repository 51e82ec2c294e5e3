using NetSpec.Compiler.Binding;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The property names of a class's children: unique, and no member's that the class inherits or has.</summary>
internal sealed class MemberNames
{
    private static readonly HashSet<string> Inherited = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", "Dispose", "GetName", "RegisterComponents",
        "OnCreated", "Initialise", "Spec", "Describe", "Summary", "Create", "One", "Zero", "Two",
    };

    private readonly Dictionary<object, string> _names = [];
    private readonly Dictionary<string, string> _byKey = new(StringComparer.Ordinal);
    private readonly UniqueNames _unique;

    /// <summary>Names the children and own tensors of a class.</summary>
    public MemberNames(string className, BoundModule module)
    {
        _unique = new UniqueNames(Inherited.Append(className));
        foreach (var tensor in module.Tensors)
        {
            _names.Add(tensor.Value, Unique(tensor.Key, hasClass: false));
        }

        foreach (var child in module.Children)
        {
            var name = Unique(child.Name, IsSequence(child.Content));
            _names.Add(child, name);
            _byKey[child.Key] = name;

            // An inner sequence's class is a member too.
            _unique.Take($"{name}Module");
        }
    }

    /// <summary>The properties.</summary>
    public IEnumerable<string> All => _names.Values;

    /// <summary>The property of a child.</summary>
    public string this[Child child] => _names[child];

    /// <summary>The property of the child with this key: the same block is bound apart where it is used and as a class.</summary>
    public string OfKey(string key) => _byKey[key];

    /// <summary>The property of an own tensor.</summary>
    public string this[TensorValue tensor] => _names[tensor];

    private static bool IsSequence(ChildContent content) => content switch
    {
        SequenceContent => true,
        ListContent list => list.Items.Any(IsSequence),
        LoopContent loop => IsSequence(loop.Item),
        _ => false,
    };

    /// <summary>A name that is free, and so is that of the class where it has one.</summary>
    private string Unique(string specName, bool hasClass)
    {
        var name = CSharpNames.Pascal(specName);
        return _unique.Next(_unique.Contains(name) || (hasClass && _unique.Contains($"{name}Module")) ? $"{name}Layer" : name);
    }
}
