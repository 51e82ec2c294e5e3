using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Binding;

/// <summary>The names that an expression sees: parameters, dimensions and <c>let</c> of one module, then loop variables.</summary>
internal sealed class Scope : IScope
{
    private readonly Dictionary<string, Value> _values;
    private readonly Scope? _outer;
    private readonly (string Name, Value Value) _variable;

    /// <summary>The names of a module.</summary>
    public Scope() => _values = new(StringComparer.Ordinal);

    // The rounds of a model are many, and have a name each: no dictionary.
    private Scope(Scope outer, string name, Value value) => (_values, _outer, _variable) = (outer._values, outer, (name, value));

    /// <inheritdoc/>
    public IEnumerable<string> Names => _outer is null ? _values.Keys : _outer.Names.Append(_variable.Name);

    /// <inheritdoc/>
    public Value? Lookup(string name)
    {
        for (var scope = this; scope._outer is { } outer; scope = outer)
        {
            if (scope._variable.Name == name)
            {
                return scope._variable.Value;
            }
        }

        return _values.TryGetValue(name, out var value) ? value : null;
    }

    /// <summary>Adds a name to the module.</summary>
    public void Define(string name, Value value) => _values[name] = value;

    /// <summary>What a round of a loop sees: these names, and its variable.</summary>
    public Scope Inner(string name, Value value) => new(this, name, value);
}
