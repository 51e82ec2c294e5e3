using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Binding;

/// <summary>The names that an expression sees: parameters, dimensions and <c>let</c> of one module, then loop variables.</summary>
internal sealed class Scope(Scope? parent = null) : IScope
{
    private readonly Dictionary<string, Value> _values = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<string> Names => parent is null ? _values.Keys : _values.Keys.Concat(parent.Names);

    /// <inheritdoc/>
    public Value? Lookup(string name) => _values.TryGetValue(name, out var value) ? value : parent?.Lookup(name);

    /// <summary>Adds a name to this scope.</summary>
    public void Define(string name, Value value) => _values[name] = value;

    /// <summary>A scope inside this one.</summary>
    public Scope Inner(string name, Value value)
    {
        var inner = new Scope(this);
        inner.Define(name, value);
        return inner;
    }
}
