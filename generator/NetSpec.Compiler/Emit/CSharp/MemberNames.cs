using NetSpec.Compiler.Binding;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The property names of a class's children: unique, and no member's that the class inherits or has.</summary>
internal sealed class MemberNames
{
    private readonly Dictionary<object, string> _names = [];
    private readonly Dictionary<string, Child> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<Child, string> _nested = [];
    private readonly UniqueNames _unique;

    /// <summary>Names the children and own tensors of a class.</summary>
    public MemberNames(string className, BoundModule module)
    {
        _unique = new UniqueNames([className]);
        foreach (var tensor in module.Tensors)
        {
            _names.Add(tensor.Value, Unique(tensor.Key));
        }

        foreach (var child in module.Children)
        {
            _names.Add(child, Unique(child.Name));
            _byKey[child.Key] = child;
        }

        // An inner sequence's class is a member too.
        foreach (var child in module.Children)
        {
            _nested.Add(child, Unique($"{_names[child]}Module"));
        }
    }

    /// <summary>The properties.</summary>
    public IEnumerable<string> All => _names.Values;

    /// <summary>The property of a child.</summary>
    public string this[Child child] => _names[child];

    /// <summary>The child with this key: the same block is bound apart where it is used and as a class.</summary>
    public Child OfKey(string key) => _byKey[key];

    /// <summary>The class of a child that is an inner sequence, or a list of such.</summary>
    public string Nested(Child child) => _nested[child];

    /// <summary>The property of an own tensor.</summary>
    public string this[TensorValue tensor] => _names[tensor];

    /// <summary>A member's name that no other has: the name itself, or with a number.</summary>
    public string Numbered(string name) => _unique.Next(name);

    private string Unique(string specName)
    {
        var name = CSharpNames.Pascal(specName);
        return Numbered(_unique.Contains(name) || GeneratedNames.IsMemberTaken(name) ? $"{name}Layer" : name);
    }
}
