using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Emit.CSharp;
using NetSpec.Compiler.Expressions;
using static NetSpec.Compiler.Tests.Expressions.Evaluation;

namespace NetSpec.Compiler.Tests.Expressions;

/// <summary>A table is computed once for equal values of its names, and nothing tells that it was not computed again.</summary>
public class ComputedListsTests
{
    /// <summary>More than a third of the steps that an expression may take, and no items.</summary>
    private const string Long = "[v for v in range(300) for w in range(300) if w < 0]";

    private readonly ComputedLists _lists = new();

    [Fact]
    public void A_list_is_computed_once_for_equal_values_however_many_evaluators_ask()
    {
        var table = Parse("[a * width + b for a in range(width) for b in range(width)]");

        var first = Evaluate(table, ("width", new IntValue(7)), ("other", new IntValue(1)));
        var again = Evaluate(table, ("width", new IntValue(7)), ("other", new IntValue(2)));
        var larger = Evaluate(table, ("width", new IntValue(8)));

        Assert.Same(first, again);
        Assert.Equal(64, Assert.IsType<ListValue>(larger).Items.Count);
        Assert.Same(larger, Evaluate(table, ("width", new IntValue(8))));
    }

    [Fact]
    public void Lists_of_symbols_are_kept_too()
    {
        var sizes = Parse("[planes * i for i in range(n)]");

        var first = Evaluate(sizes, ("planes", Symbolic("planes")), ("n", new IntValue(2)));

        Assert.Same(first, Evaluate(sizes, ("planes", Symbolic("planes")), ("n", new IntValue(2))));
        Assert.NotEqual(first, Evaluate(sizes, ("planes", Symbolic("width")), ("n", new IntValue(2))));
    }

    [Fact]
    public void Equal_values_of_other_names_are_no_equal_values()
    {
        var list = Parse("[first if yes else second for i in [0]]");
        var yes = new BoolValue(true);

        Evaluate(list, ("first", yes), ("yes", yes));

        Assert.Equal("NS0120", Assert.Single(Mistakes(list, ("yes", yes), ("second", yes))).Descriptor.Id);
    }

    [Fact]
    public void Minus_zero_is_another_value()
    {
        var list = Parse("[x * i for i in range(2)]");

        Assert.Equal("[0.0, 0.0]", Evaluate(list, ("x", new FloatValue(0.0))).ToDisplay());
        Assert.Equal("[-0.0, -0.0]", Evaluate(list, ("x", new FloatValue(-0.0))).ToDisplay());
    }

    [Fact]
    public void A_mistake_is_told_each_time()
    {
        var list = Parse("[1 // n for i in range(2)]");

        Assert.Equal("NS0126", Assert.Single(Mistakes(list, ("n", new IntValue(0)))).Descriptor.Id);
        Assert.Equal("NS0126", Assert.Single(Mistakes(list, ("n", new IntValue(0)))).Descriptor.Id);
    }

    [Fact]
    public void A_list_that_is_not_computed_again_takes_its_steps_all_the_same()
    {
        var three = Parse($"len({Long}) + len({Long}) + len({Long})");

        var mistakes = Mistakes(three);

        Assert.Equal("NS0138", mistakes[0].Descriptor.Id);
        Assert.Equal(mistakes, Mistakes(three));
    }

    [Fact]
    public void A_list_whose_steps_are_too_many_here_has_its_mistake_where_it_is_computed()
    {
        var two = Parse($"len([v for v in range(n) for w in range(300) if w < 0]) + len({Long})");
        Evaluate(two, ("n", new IntValue(1)));
        var alone = new DiagnosticBag();
        Assert.Null(new Evaluator(alone).Evaluate(two, new TestScope { ["n"] = new IntValue(600) }));

        var mistakes = Mistakes(two, ("n", new IntValue(600)));

        Assert.Equal(alone.Diagnostics, mistakes);
        Assert.True(mistakes[0].Location.Length < Long.Length, "the limit is met within the second list");
    }

    [Fact]
    public void What_is_kept_is_bounded()
    {
        var list = Parse(Long.Replace("w < 0", "w < n", StringComparison.Ordinal));
        var first = Evaluate(list, ("n", new IntValue(0)));
        for (var n = -1; n >= -(ComputedLists.MaxSteps / 350_000); n--)
        {
            Evaluate(list, ("n", new IntValue(n)));
        }

        Assert.NotSame(first, Evaluate(list, ("n", new IntValue(0))));
    }

    [Fact]
    public void A_block_computes_its_table_once_for_all_uses_and_classes()
    {
        var parsed = SpecCompiler.Parse("a.netspec.yaml", """
            netspec: 1
            blocks:
              Positions:
                params: {width: int, features: int}
                in: {x: [N, C]}
                layers:
                  index: {Buffer: {shape: [width * width], value: "[a * width + b for a in range(width) for b in range(width)]"}}
                  out: {from: x, Linear: {out_features: features}}
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  a: {Positions: {width: 3, features: 4}}
                  b: {Positions: {width: 3, features: 8}}
                  c: {Positions: {width: 2, features: 8}}
            """);
        var bag = new DiagnosticBag();
        var model = new Linker(bag).Link(Linker.Close(new(parsed, ""), new Dictionary<string, ProjectSpec>()))!.Models.Single();
        var cache = new ElaborationCache();
        var instance = new ModelInstances(bag, cache).Of(model).Single();
        var catalog = new ClassCatalog(bag, cache);
        catalog.ForModel(model, instance.Name, instance.Arguments, instance.Inputs, instance.Constants, instance.Session);

        Value[] ofUses = [.. Tables(instance.Module)];
        Value[] ofClasses = [.. catalog.Classes.Where(static type => !type.Module.Definition!.Syntax.IsModel).SelectMany(static type => Tables(type.Module))];

        Assert.Equal([9, 9, 4], ofUses.Select(static table => ((ListValue)table).Items.Count));
        Assert.Same(ofUses[0], ofUses[1]);
        Assert.Equal(2, ofClasses.Length);
        Assert.All(ofClasses, table => Assert.Contains(ofUses, use => ReferenceEquals(use, table)));
    }

    /// <summary>The values of a module's buffers, and of those in its blocks.</summary>
    private static IEnumerable<Value> Tables(BoundModule module) =>
        module.Tensors.Select(static tensor => tensor.Call.Raw("value")!).Concat(module.Children.Select(static child => child.Content).OfType<BlockContent>().SelectMany(static block => Tables(block.Module)));

    /// <summary>The value of an expression without mistakes, to an evaluator of its own.</summary>
    private Value Evaluate(Expression expression, params IEnumerable<(string Name, Value Value)> names)
    {
        var (value, mistakes) = Try(expression, names);
        Assert.Empty(mistakes);
        return value!;
    }

    private IReadOnlyList<Diagnostic> Mistakes(Expression expression, params IEnumerable<(string Name, Value Value)> names)
    {
        var (value, mistakes) = Try(expression, names);
        Assert.Null(value);
        return mistakes;
    }

    private (Value? Value, IReadOnlyList<Diagnostic> Mistakes) Try(Expression expression, IEnumerable<(string Name, Value Value)> names)
    {
        var scope = new TestScope();
        foreach (var (name, value) in names)
        {
            scope.Add(name, value);
        }

        var bag = new DiagnosticBag();
        return (new Evaluator(bag, null, _lists).Evaluate(expression, scope), [.. bag.Diagnostics]);
    }
}
