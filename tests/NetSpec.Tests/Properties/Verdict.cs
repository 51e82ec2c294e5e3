using NetSpec.Compiler;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Tests.Properties;

/// <summary>What the compiler says of the model of a spec at given sizes.</summary>
/// <param name="Shapes">The outputs' shapes, in training mode; null where it refuses.</param>
/// <param name="OnlyTraining">Which outputs are absent in evaluation.</param>
/// <param name="Diagnostic">Why it refuses the spec, where it does so for whatever sizes.</param>
/// <param name="Reason">Why it refuses.</param>
internal sealed record Verdict(IReadOnlyList<long[]>? Shapes, IReadOnlyList<bool> OnlyTraining, Diagnostic? Diagnostic, string Reason)
{
    /// <summary>Whether the network takes such inputs.</summary>
    public bool Accepts => Shapes is not null;

    /// <summary>The shapes in a mode; null for an output that is absent.</summary>
    public IReadOnlyList<long[]?> In(bool training) => [.. Shapes!.Select((shape, i) => training || !OnlyTraining[i] ? shape : null)];

    /// <summary>Compiles a spec, and asks for sizes of the dimensions that are free.</summary>
    public static Verdict Of(string text, IReadOnlyDictionary<string, long> sizes)
    {
        var (models, diagnostics) = Bind(text);
        if (models is not [var model])
        {
            return Refusal(string.Join("\n", diagnostics), diagnostics[0]);
        }

        // What divides by zero has no value, and is no size that a network takes.
        if (model.Session.LowerBounds.FirstOrDefault(bound => !(Number(bound.Size) >= bound.Minimum)) is { } bound)
        {
            return Refusal($"{bound.Layer} needs {bound.Size} to be at least {bound.Minimum}");
        }

        if (model.Session.Guards.FirstOrDefault(guard => Number(guard.A) is not { } a || a != Number(guard.B)) is { } guard)
        {
            return Refusal($"{guard.Layer}: {guard.A} has to equal {guard.B}");
        }

        var shapes = model.Module.Outputs.Select(output => output.Value.Type.Shape.Select(Number).ToArray()).ToList();
        return shapes.Exists(static shape => shape.Contains(null))
            ? Refusal("a size has no value")
            : new([.. shapes.Select(static shape => shape.Select(static size => size!.Value).ToArray())], [.. model.Module.Outputs.Select(static output => output.Value.IsNullable)], null, "");

        long? Number(Dim dim) => dim.Evaluate(symbol => sizes.TryGetValue(symbol.Name, out var size) ? size : null);
    }

    /// <summary>The model of a spec, or each of its variants; or what is wrong with it.</summary>
    public static (IReadOnlyList<ModelInstance> Models, IReadOnlyList<Diagnostic> Diagnostics) Bind(string text)
    {
        var bag = new DiagnosticBag();
        var parsed = SpecCompiler.Parse("case.netspec.yaml", text);
        bag.AddRange(parsed.Diagnostics);
        var linked = new Linker(bag).Link(Linker.Close(new(parsed, "Case"), new Dictionary<string, ProjectSpec>()));
        var models = linked is { Models: [var only] } ? new ModelInstances(bag, new ElaborationCache()).Of(only).ToList() : [];
        return (models, [.. bag.Diagnostics]);
    }

    private static Verdict Refusal(string reason, Diagnostic? diagnostic = null) => new(null, [], diagnostic, reason);
}
