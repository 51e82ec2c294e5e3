namespace NetSpec.Compiler.Tests;

public class EquatableArrayTests
{
    [Fact]
    public void A_hash_code_is_computed_once()
    {
        var item = new Counted();
        EquatableArray<Counted> items = [item, item];

        var first = items.GetHashCode();

        Assert.Equal(first, items.GetHashCode());
        Assert.Equal(2, item.Hashed);
    }

    [Fact]
    public void Equal_items_make_equal_lists_with_equal_hash_codes()
    {
        EquatableArray<int> left = [1, 2];
        EquatableArray<int> right = [1, 2];

        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.NotEqual<EquatableArray<int>>(left, [2, 1]);
    }

    private sealed class Counted : IEquatable<Counted>
    {
        public int Hashed { get; private set; }

        public bool Equals(Counted? other) => ReferenceEquals(this, other);

        public override bool Equals(object? obj) => Equals(obj as Counted);

        public override int GetHashCode() => ++Hashed;
    }
}
