using System.Globalization;

namespace NetSpec;

/// <summary>
/// Which sizes one dimension of a model's input may have. Written as a number (exactly this size), as a name (any size), or as a
/// name with bounds: <c>["N", 3, new("H", min: 33), new("W", min: 33)]</c>.
/// </summary>
public sealed class DimensionRule
{
    private readonly long? _size;
    private readonly long _min;
    private readonly long _max = long.MaxValue;
    private readonly long _multipleOf = 1;

    /// <summary>A dimension of free size, within bounds.</summary>
    /// <param name="name">What the spec calls the dimension. Within one shape, equal names mean equal sizes.</param>
    /// <param name="min">The smallest size. It is 0 by default: an empty batch is a valid one.</param>
    /// <param name="max">The largest size.</param>
    /// <param name="multipleOf">What the size has to be divisible by.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="multipleOf"/> is not positive.</exception>
    public DimensionRule(string name, long min = 0, long max = long.MaxValue, long multipleOf = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(multipleOf);
        Name = name;
        _min = min;
        _max = max;
        _multipleOf = multipleOf;
    }

    private DimensionRule(long size) => _size = size;

    /// <summary>The name, or <c>null</c> where only one size fits.</summary>
    internal string? Name { get; }

    /// <summary>A dimension of any size.</summary>
    /// <param name="name">What the spec calls the dimension.</param>
    public static implicit operator DimensionRule(string name) => FromString(name);

    /// <summary>A dimension of exactly one size.</summary>
    /// <param name="size">The size.</param>
    public static implicit operator DimensionRule(long size) => FromInt64(size);

    /// <summary>A dimension of any size.</summary>
    /// <param name="name">What the spec calls the dimension.</param>
    /// <returns>The rule.</returns>
    public static DimensionRule FromString(string name) => new(name);

    /// <summary>A dimension of exactly one size.</summary>
    /// <param name="size">The size.</param>
    /// <returns>The rule.</returns>
    public static DimensionRule FromInt64(long size) => new(size);

    /// <summary>The rule as messages show it: <c>3</c>, <c>N</c>, <c>H &gt;= 33</c>, <c>32 &lt;= W &lt;= 1024 (a multiple of 16)</c>.</summary>
    /// <returns>A few words.</returns>
    public override string ToString()
    {
        if (_size is not null)
        {
            return Text(_size.Value);
        }

        var bounds = (_min > 0, _max < long.MaxValue) switch
        {
            (true, true) => $"{Text(_min)} <= {Name} <= {Text(_max)}",
            (true, false) => $"{Name} >= {Text(_min)}",
            (false, true) => $"{Name} <= {Text(_max)}",
            _ => Name,
        };
        return _multipleOf == 1 ? $"{bounds}" : $"{bounds} (a multiple of {Text(_multipleOf)})";
    }

    /// <summary>Whether a tensor's size fits.</summary>
    internal bool Allows(long size) =>
        _size is { } only ? size == only : size >= _min && size <= _max && size % _multipleOf == 0;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
