namespace NetSpec.Compiler.Expressions;

/// <summary>
/// What an expression evaluates to. Compared by value. A value is either known (a number, list, …) or a <see cref="SymbolicValue"/>:
/// what is left of an expression when some of its names are only known to the generated code (constructor parameters, loop
/// variables, dimensions of the input).
/// </summary>
internal abstract record Value
{
    /// <summary>The word for this kind of value in messages: <c>int</c>, <c>float</c>, <c>bool</c>, <c>string</c>, <c>list</c>, <c>record</c>, <c>block</c>.</summary>
    public abstract string TypeName { get; }
}

/// <summary>A 64-bit integer.</summary>
internal sealed record IntValue(long Value) : Value
{
    /// <inheritdoc/>
    public override string TypeName => "int";
}

/// <summary>A double.</summary>
internal sealed record FloatValue(double Value) : Value
{
    /// <summary>Bit by bit: what is computed once for <c>0.0</c> is not what <c>-0.0</c> gives.</summary>
    public bool Equals(FloatValue? other) => other is not null && Bits == other.Bits;

    /// <inheritdoc/>
    public override int GetHashCode() => Bits.GetHashCode();

    private long Bits => BitConverter.DoubleToInt64Bits(Value);

    /// <inheritdoc/>
    public override string TypeName => "float";
}

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record BoolValue(bool Value) : Value
{
    /// <summary><c>true</c>.</summary>
    public static BoolValue True { get; } = new(true);

    /// <inheritdoc/>
    public override string TypeName => "bool";
}

/// <summary>A string.</summary>
internal sealed record StringValue(string Value) : Value
{
    /// <inheritdoc/>
    public override string TypeName => "string";
}

/// <summary>A list; also a table, whose items are records or lists.</summary>
internal sealed record ListValue(EquatableArray<Value> Items) : Value
{
    /// <inheritdoc/>
    public override string TypeName => "list";
}

/// <summary>A record, or a row of a table: named values in order.</summary>
internal sealed record RecordValue(EquatableArray<NamedValue> Members) : Value
{
    /// <inheritdoc/>
    public override string TypeName => "record";

    /// <summary>The member called <paramref name="name"/>, or <c>null</c>.</summary>
    public Value? this[string name] => Members.FirstOrDefault(member => member.Name == name)?.Value;
}

/// <summary>A member of a record, or an argument bound to a block.</summary>
internal sealed record NamedValue(string Name, Value Value);

/// <summary>A value that the generated code knows: <see cref="Term"/> says how it is computed.</summary>
internal sealed record SymbolicValue(Term Term) : Value
{
    /// <inheritdoc/>
    public override string TypeName => Term.Type switch
    {
        TermType.Int => "int",
        TermType.Float => "float",
        _ => "bool",
    };
}
