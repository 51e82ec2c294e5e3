namespace NetSpec.Compiler.Expressions;

/// <summary>The names an expression can use.</summary>
internal interface IScope
{
    /// <summary>Every name, for "did you mean".</summary>
    IEnumerable<string> Names { get; }

    /// <summary>The value of a name, or <c>null</c>.</summary>
    Value? Lookup(string name);
}

/// <summary>A scope with one more name: a loop variable with its value.</summary>
internal sealed class LoopScope(IScope outer, string variable, Value value) : IScope
{
    /// <inheritdoc/>
    public IEnumerable<string> Names => outer.Names.Append(variable);

    /// <inheritdoc/>
    public Value? Lookup(string name) => name == variable ? value : outer.Lookup(name);
}
