using System.Globalization;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Analysis.Architecture;

/// <summary>The sizes of a model's inputs for which a report gives its figures.</summary>
internal sealed class InputSizes
{
    private readonly IReadOnlyDictionary<Symbol, long> _sizes;

    private InputSizes(IReadOnlyDictionary<Symbol, long> sizes) => _sizes = sizes;

    /// <summary>The sizes that the spec calls nominal, or the usual ones.</summary>
    public static InputSizes Nominal(ModelInstance model) => new(NominalInput.Of(model.Module, model.Session.Facts));

    /// <summary>The sizes of given shapes, one for each input; where they do not fit the model, null and why.</summary>
    public static InputSizes? Of(ModelInstance model, IReadOnlyList<IReadOnlyList<long>> shapes, out string mistake)
    {
        mistake = shapes.Count == model.Inputs.Count ? "" : $"{string.Join(" and ", model.Module.Inputs.Select(Declared))} need a shape each, {shapes.Count} given";
        var sizes = new Dictionary<Symbol, long>();
        for (var i = 0; i < shapes.Count && mistake.Length == 0; i++)
        {
            mistake = Bind(model.Module.Inputs[i], shapes[i], sizes);
        }

        mistake = mistake.Length > 0 ? mistake : BrokenPromise(model.Session, sizes) ?? TooSmall(model.Session, sizes) ?? Differing(model.Session, sizes) ?? "";
        return mistake.Length == 0 ? new(sizes) : null;
    }

    /// <summary>A dimension's size; null where 64 bits do not suffice.</summary>
    public long? Of(Dim dim) => Evaluate(dim, _sizes);

    /// <summary>A shape: sizes, and formulas where 64 bits do not suffice.</summary>
    public string Text(TensorType type) => $"[{string.Join(", ", type.Shape.Select(dim => Of(dim)?.ToString(CultureInfo.InvariantCulture) ?? dim.ToString()))}]";

    private static long? Evaluate(Dim dim, IReadOnlyDictionary<Symbol, long> sizes) => dim.Evaluate(symbol => sizes.TryGetValue(symbol, out var size) ? size : null);

    private static string Bind(TensorValue input, IReadOnlyList<long> shape, Dictionary<Symbol, long> sizes)
    {
        // A shape without its batch is one of a batch of one.
        IReadOnlyList<long> full = shape.Count == input.Type.Rank - 1 ? [1, .. shape] : shape;
        if (full.Count != input.Type.Rank)
        {
            return $"{Declared(input)} has {input.Type.Rank} dimensions, {Shown(shape)} has {shape.Count}";
        }

        // Names are bound before formulas are checked.
        for (var axis = 0; axis < full.Count; axis++)
        {
            if (input.Type[axis].ToTerm() is SymbolTerm { Symbol: var symbol } && !sizes.ContainsKey(symbol))
            {
                sizes.Add(symbol, full[axis]);
            }
        }

        var wrong = Enumerable.Range(0, full.Count).Where(axis => Evaluate(input.Type[axis], sizes) is { } size && size != full[axis]).ToList();
        return wrong.Count == 0 ? "" : $"{Declared(input)} has {Evaluate(input.Type[wrong[0]], sizes)} in dimension {wrong[0]}, {Shown(full)} has {full[wrong[0]]}";
    }

    private static string? BrokenPromise(Session session, Dictionary<Symbol, long> sizes)
    {
        foreach (var (symbol, size) in sizes.Select(static pair => (pair.Key, pair.Value)))
        {
            var facts = session.Facts.TryGetValue(symbol, out var known) ? known : DimFacts.None;
            if (size < facts.Min || size > facts.Max || size % facts.MultipleOf != 0)
            {
                List<string> expected = [$"at least {facts.Min}"];
                expected.AddRange(facts.Max is { } max ? [$"at most {max}"] : []);
                expected.AddRange(facts.MultipleOf > 1 ? [$"a multiple of {facts.MultipleOf}"] : []);
                return $"{symbol.Name} = {size}, but it has to be {string.Join(" and ", expected)}";
            }
        }

        return null;
    }

    private static string? TooSmall(Session session, Dictionary<Symbol, long> sizes)
    {
        foreach (var smallest in SmallestInput.Of(session.LowerBounds).Where(smallest => sizes.TryGetValue(smallest.Key, out var size) && size < smallest.Value))
        {
            return $"{smallest.Key.Name} = {sizes[smallest.Key]} is too small, nothing would be left of it on the way; it has to be at least {smallest.Value}";
        }

        return TooSmallTogether(session, sizes);
    }

    /// <summary>A size that depends on several dimensions.</summary>
    private static string? TooSmallTogether(Session session, Dictionary<Symbol, long> sizes) =>
        session.LowerBounds.FirstOrDefault(bound => Evaluate(bound.Size, sizes) < bound.Minimum) is { } empty
            ? $"it is too small: line {empty.Location.StartLine + 1} of the spec would get the size {empty.Size} = {Evaluate(empty.Size, sizes)}, which has to be at least {empty.Minimum}"
            : null;

    private static string? Differing(Session session, Dictionary<Symbol, long> sizes) =>
        session.Guards.FirstOrDefault(guard => Evaluate(guard.A, sizes) != Evaluate(guard.B, sizes)) is { } guard
            ? $"at line {guard.Location.StartLine + 1} of the spec, {guard.A} = {Evaluate(guard.A, sizes)} and {guard.B} = {Evaluate(guard.B, sizes)} have to be equal"
            : null;

    private static string Declared(TensorValue input) => $"input '{input.Name}' {input.Type}";

    private static string Shown(IEnumerable<long> shape) => string.Join("x", shape.Select(static size => size.ToString(CultureInfo.InvariantCulture)));
}
