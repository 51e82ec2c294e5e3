using NetSpec.Compiler;
using NetSpec.Compiler.Analysis;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Tests.Helpers;

/// <summary>What the compiler knows of the one model of a spec, a model without parameters.</summary>
internal sealed class BoundNetwork
{
    private readonly BoundModule? _module;
    private readonly Session _session;

    public BoundNetwork(string spec)
    {
        var bag = new DiagnosticBag();
        var parsed = SpecCompiler.Parse("spec.netspec.yaml", spec);
        bag.AddRange(parsed.Diagnostics);
        var linked = new Linker(bag).Link(Linker.Close(new(parsed, "Dynamic"), new Dictionary<string, ProjectSpec>()));
        _session = new Session(SessionKind.Instance, bag);
        if (linked is { Models: [var model] })
        {
            AddFacts(model);
            _module = new Elaborator(_session, new ElaborationCache()).Elaborate(model, [], [.. model.Syntax.Inputs.Select(InputType)], model.Syntax.Name.Location);
        }
    }

    /// <summary>What the compiler has against the spec.</summary>
    public IReadOnlyList<string> Errors => [.. _session.Bag.Diagnostics.Select(static diagnostic => diagnostic.Message)];

    /// <summary>The tensors owned, with their keys.</summary>
    public IReadOnlyList<TensorFact> State =>
        [.. FlatLayers.Of(_module!).SelectMany(static layer => layer.Call.State.Select(tensor => new TensorFact($"{layer.Path}.{tensor.Name}", Numbers(tensor.Shape, []))))];

    /// <summary>Multiply-adds of a forward pass.</summary>
    public long MultiplyAdds(IReadOnlyDictionary<string, long> sizes) => new ModuleCounts(dim => Number(dim, sizes)).MultiplyAdds(_module!)!.Value;

    /// <summary>The shapes of the outputs for given free dimensions.</summary>
    public IReadOnlyList<long[]> OutputShapes(IReadOnlyDictionary<string, long> sizes) => [.. _module!.Outputs.Select(output => Numbers(output.Value.Type.Shape, sizes))];

    /// <summary>The PyTorch names of the outputs' element types.</summary>
    public IReadOnlyList<string> OutputTypes => [.. _module!.Outputs.Select(static output => output.Value.Type.DType)];

    /// <summary>Whether the compiler takes such an input; it knows that it would be too small.</summary>
    public bool Accepts(IReadOnlyDictionary<string, long> sizes) =>
        _session.LowerBounds.All(bound => Number(bound.Size, sizes) >= bound.Minimum) && _session.Guards.All(guard => Number(guard.A, sizes) == Number(guard.B, sizes));

    private static long[] Numbers(IEnumerable<Dim> shape, IReadOnlyDictionary<string, long> sizes) => [.. shape.Select(dim => Number(dim, sizes))];

    private static long[] Numbers(IEnumerable<Dim> shape, (string, long)[] sizes) => Numbers(shape, sizes.ToDictionary(static size => size.Item1, static size => size.Item2));

    private static long Number(Dim dim, IReadOnlyDictionary<string, long> sizes) =>
        dim.Evaluate(symbol => sizes.TryGetValue(symbol.Name, out var size) ? size : null) ?? throw new InvalidOperationException($"'{dim}' is unknown");

    private static TensorType InputType(InputSyntax input) =>
        new([.. input.Shape!.Select(static dim => dim is NameExpression name ? Dim.Of(SymbolOf(name.Name)) : Constant(dim))], input.DType?.Text ?? "float32");

    private static Dim Constant(Expression dim) => ((IntValue)new Evaluator(new DiagnosticBag(), null).Evaluate(dim, new Scope())!).Value;

    private static Symbol SymbolOf(string name) => new(name, SymbolKind.Dimension, TermType.Int);

    private void AddFacts(Definition model)
    {
        foreach (var dimension in model.Syntax.Dimensions)
        {
            _session.Facts[SymbolOf(dimension.Name.Text)] = new(
                dimension.Min is null ? 1 : Constant(dimension.Min).ConstantValue!.Value,
                dimension.Max is null ? null : Constant(dimension.Max).ConstantValue!.Value,
                dimension.MultipleOf is null ? 1 : Constant(dimension.MultipleOf).ConstantValue!.Value);
        }
    }
}
