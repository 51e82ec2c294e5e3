using NetSpec.Compiler;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Tests.Properties;

/// <summary>What the compiler says of the model of a spec at given sizes.</summary>
/// <param name="Shapes">The outputs' shapes; null where it refuses.</param>
/// <param name="Diagnostic">Why it refuses the spec, where it does so for whatever sizes.</param>
/// <param name="Reason">Why it refuses.</param>
internal sealed record Verdict(IReadOnlyList<long[]>? Shapes, Diagnostic? Diagnostic, string Reason)
{
    /// <summary>Whether the network takes such inputs.</summary>
    public bool Accepts => Shapes is not null;

    /// <summary>Compiles a spec, and asks for sizes of the dimensions that are free.</summary>
    public static Verdict Of(string text, IReadOnlyDictionary<string, long> sizes)
    {
        var (model, diagnostics) = Bind(text);
        if (model is null)
        {
            return new(null, diagnostics[0], string.Join("\n", diagnostics));
        }

        // What divides by zero has no value, and is no size that a network takes.
        if (model.Session.LowerBounds.FirstOrDefault(bound => !(Number(bound.Size) >= bound.Minimum)) is { } bound)
        {
            return new(null, null, $"{bound.Size} has to be at least {bound.Minimum}");
        }

        if (model.Session.Guards.FirstOrDefault(guard => Number(guard.A) is not { } a || a != Number(guard.B)) is { } guard)
        {
            return new(null, null, $"{guard.Layer}: {guard.A} has to equal {guard.B}");
        }

        var shapes = model.Module.Outputs.Select(output => output.Value.Type.Shape.Select(Number).ToArray()).ToList();
        return shapes.Exists(static shape => shape.Contains(null)) ? new(null, null, "a size has no value") : new([.. shapes.Select(static shape => shape.Select(static size => size!.Value).ToArray())], null, "");

        long? Number(Dim dim) => dim.Evaluate(symbol => sizes.TryGetValue(symbol.Name, out var size) ? size : null);
    }

    /// <summary>The model of a spec, or what is wrong with it.</summary>
    public static (ModelInstance? Model, IReadOnlyList<Diagnostic> Diagnostics) Bind(string text)
    {
        var bag = new DiagnosticBag();
        var parsed = SpecCompiler.Parse("case.netspec.yaml", text);
        bag.AddRange(parsed.Diagnostics);
        var linked = new Linker(bag).Link(Linker.Close(new(parsed, "Case"), new Dictionary<string, ProjectSpec>()));
        var model = linked is { Models: [var only] } ? new ModelInstances(bag, new ElaborationCache()).Of(only).SingleOrDefault() : null;
        return (model, [.. bag.Diagnostics]);
    }
}
