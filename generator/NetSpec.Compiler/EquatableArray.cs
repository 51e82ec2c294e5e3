using System.Collections;
using System.Runtime.CompilerServices;

namespace NetSpec.Compiler;

/// <summary>An immutable list that is compared item by item: what records that cross the generator's cache hold.</summary>
/// <typeparam name="T">The items; the constraint makes a type without value equality a compile error.</typeparam>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
internal sealed class EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly T[] _items;
    private int _hash;

    internal EquatableArray(T[] items) => _items = items;

    /// <summary>The list without items.</summary>
    public static EquatableArray<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T>? other) => other is not null && (ReferenceEquals(this, other) || _items.AsSpan().SequenceEqual(other._items));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EquatableArray<T>);

    /// <summary>Computed once: a long list is part of many keys.</summary>
    public override int GetHashCode() => _hash != 0 ? _hash : _hash = Hash();

    private int Hash()
    {
        var hash = 17;
        foreach (var item in _items)
        {
            hash = unchecked((hash * 31) + item.GetHashCode());
        }

        return hash;
    }

    /// <summary>Goes through the items, with nothing allocated.</summary>
    public Enumerator GetEnumerator() => new(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <summary>Where a <c>foreach</c> stands.</summary>
    internal struct Enumerator(T[] items)
    {
        private int _index = -1;

        /// <summary>The item.</summary>
        public readonly T Current => items[_index];

        /// <summary>Goes to the next item, if there is one.</summary>
        public bool MoveNext() => ++_index < items.Length;
    }
}

/// <summary>Makes <see cref="EquatableArray{T}"/>s.</summary>
internal static class EquatableArray
{
    /// <summary>Copies the items.</summary>
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T> => items.IsEmpty ? EquatableArray<T>.Empty : new(items.ToArray());

    /// <summary>Copies the items, which <c>[.. items]</c> does twice.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => items as EquatableArray<T> ?? new([.. items]);
}
