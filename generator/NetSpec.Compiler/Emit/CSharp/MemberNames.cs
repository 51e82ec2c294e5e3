using NetSpec.Compiler.Binding;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The property names of a class's children: unique, and no member's that the class inherits or has.</summary>
internal sealed class MemberNames
{
    private static readonly HashSet<string> Inherited = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", "Dispose", "GetName", "RegisterComponents",
        "OnCreated", "Spec", "Describe", "Summary", "Create", "One", "Zero", "Two",
    };

    private readonly Dictionary<Child, string> _names = [];

    /// <summary>Names the children of a class.</summary>
    public MemberNames(string className, IEnumerable<Child> children)
    {
        var used = new HashSet<string>(Inherited, StringComparer.Ordinal) { className };
        foreach (var child in children)
        {
            var name = CSharpNames.Pascal(child.Name);
            name = used.Contains(name) ? $"{name}Layer" : name;
            for (var (plain, number) = (name, 2); !used.Add(name); number++)
            {
                name = $"{plain}{number}";
            }

            // An inner sequence's class is a member too.
            used.Add($"{name}Module");
            _names.Add(child, name);
        }
    }

    /// <summary>The property of a child.</summary>
    public string this[Child child] => _names[child];
}
