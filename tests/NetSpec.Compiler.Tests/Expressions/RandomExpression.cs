using FsCheck;
using FsCheck.Fluent;

namespace NetSpec.Compiler.Tests.Expressions;

/// <summary>A random expression of numbers and truth values over the names a, b, c (ints), x, y (floats), t, f (bools) and xs (three ints).</summary>
public sealed record RandomExpression(string Text);

/// <summary>A random expression of ints over the dimensions H, W and C.</summary>
public sealed record RandomDimension(string Text);

/// <summary>Makes them, with all the parentheses that their trees need.</summary>
public static class ExpressionGenerators
{
    private const int MaxSize = 24;

    public static Arbitrary<RandomExpression> Expressions() =>
        Gen.Sized(size => Gen.OneOf(Int(Math.Min(size, MaxSize)), Float(Math.Min(size, MaxSize)), Bool(Math.Min(size, MaxSize))))
            .Select(text => new RandomExpression(text)).ToArbitrary();

    public static Arbitrary<RandomDimension> Dimensions() =>
        Gen.Sized(size => Dimension(Math.Min(size, MaxSize))).Select(text => new RandomDimension(text)).ToArbitrary();

    private static Gen<string> Int(int size) => Later(() =>
    {
        var leaf = Gen.Elements("a", "b", "c", "0", "1", "2", "3", "8", "xs[0]", "xs[2]");
        return size < 2 ? leaf : Gen.Frequency(
            (1, leaf),
            (6, Infix(["+", "-", "*", "//", "%"], Int(size / 2), Int(size / 2))),
            (1, Int(size - 1).Select(e => $"(-{e})")),
            (1, Combine("({0} if {1} else {2})", Int(size / 3), Bool(size / 3), Int(size / 3))),
            (1, Call(["max", "min"], Int(size / 2), Int(size / 2))),
            (1, Combine("({0} ** {1})", Int(size / 2), Gen.Elements("0", "1", "2"))),
            (1, Call(["int", "floor", "ceil", "round"], Float(size / 2))),
            (1, Combine("make_divisible({0}, {1})", Int(size / 2), Int(size / 2))),
            (1, Combine("sum([v + {0} for v in xs])", Int(size / 2))),
            (1, Int(size - 1).Select(e => $"abs({e})")));
    });

    private static Gen<string> Float(int size) => Later(() =>
    {
        var leaf = Gen.Elements("x", "y", "0.5", "1.0", "0.0", "3.0");
        return size < 2 ? leaf : Gen.Frequency(
            (1, leaf),
            (3, Infix(["+", "-", "*", "//", "%", "/"], Float(size / 2), Float(size / 2))),
            (2, Infix(["+", "-", "*", "//", "%", "/"], Int(size / 2), Float(size / 2))),
            (2, Infix(["/"], Int(size / 2), Int(size / 2))),
            (1, Combine("({0} if {1} else {2})", Float(size / 3), Bool(size / 3), Int(size / 3))),
            (1, Call(["max", "min"], Float(size / 2), Int(size / 2))),
            (1, Int(size - 1).Select(e => $"float({e})")));
    });

    private static Gen<string> Bool(int size) => Later(() =>
    {
        var leaf = Gen.Elements("t", "f", "true", "false");
        return size < 2 ? leaf : Gen.Frequency(
            (1, leaf),
            (4, Infix(["==", "!=", "<", "<=", ">", ">="], Int(size / 2), Int(size / 2))),
            (1, Infix(["==", "<", ">="], Int(size / 2), Float(size / 2))),
            (1, Infix(["==", "!=", "and", "or"], Bool(size / 2), Bool(size / 2))),
            (1, Combine("({0} < {1} <= {2})", Int(size / 3), Int(size / 3), Int(size / 3))),
            (1, Infix(["in", "not in"], Int(size / 2), Gen.Constant("xs"))),
            (1, Bool(size - 1).Select(e => $"(not {e})")));
    });

    private static Gen<string> Dimension(int size) => Later(() =>
    {
        var leaf = Gen.Elements("H", "W", "C", "1", "2", "3", "4");
        return size < 2 ? leaf : Gen.Frequency(
            (1, leaf),
            (8, Infix(["+", "-", "*"], Dimension(size / 2), Dimension(size / 2))),
            (6, Combine("({0} {1} {2})", Dimension(size - 1), Gen.Elements("//", "%"), Gen.Elements("2", "3", "4", "6", "-2"))),
            (1, Infix(["//", "%"], Dimension(size / 2), Dimension(size / 2))),
            (1, Call(["max", "min"], Dimension(size / 2), Dimension(size / 2))),
            (1, Call(["make_divisible"], Dimension(size / 2), Gen.Elements("4", "C"))),
            (1, Combine("({0} if {1} > {2} else H)", Dimension(size / 3), Dimension(size / 3), Dimension(size / 3))));
    });

    /// <summary>Without this all of the tree of generators would be built, not only the path that is taken.</summary>
    private static Gen<string> Later(Func<Gen<string>> generator) => Gen.Constant(generator).SelectMany(make => make());

    private static Gen<string> Infix(string[] operators, Gen<string> left, Gen<string> right) => Combine("({0} {1} {2})", left, Gen.Elements(operators), right);

    private static Gen<string> Call(string[] functions, params Gen<string>[] arguments) =>
        from function in Gen.Elements(functions)
        from values in Gen.CollectToArray(arguments)
        select $"{function}({string.Join(", ", values)})";

    private static Gen<string> Combine(string format, params Gen<string>[] parts) =>
        Gen.CollectToArray(parts).Select(values => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, [.. values]));
}
