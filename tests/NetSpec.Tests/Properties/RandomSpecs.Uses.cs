using NetSpec.Compiler.Shapes;

namespace NetSpec.Tests.Properties;

/// <content>Shared weights, layers of training only, parameters that hold an operator or a block, variants, and hand-written modules.</content>
internal sealed partial class RandomSpecs
{
    private static readonly string[] Tensors = ["weight", "weight", "bias", "in_proj_weight", "weight_ih_l0", "bias_hh_l0"];

    /// <summary>A layer like one above, some of whose tensors are that one's.</summary>
    private bool AddShared(string name, string input)
    {
        var owners = _layers.SelectMany(layer => Owners(layer, layer.Name)).ToList();
        for (var attempt = 0; attempt < 10 && owners.Count > 0; attempt++)
        {
            var (path, owner) = owners[_random.Next(owners.Count)];
            var tensor = Tensors[_random.Next(Tensors.Length)];
            var from = _random.Next(2) == 0 && owner.From.Length > 0 ? owner.From : [input];
            if (AddIfTaken(owner with { Name = name, From = from, Keys = [new("share", $"{{{tensor}: {path}.{tensor}}}")] }))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The modules of a layer, each with its path: of sequences and blocks those inside.</summary>
    private IEnumerable<(string Path, RandomLayer Layer)> Owners(RandomLayer layer, string path) =>
        layer.Operator == "Sequential" ? layer.Body.SelectMany((inner, i) => Owners(inner, $"{path}.{(layer.IsList ? Number(i) : inner.Name)}"))
        : _blocks.Find(block => block.Name == layer.Operator) is { } block ? block.Body.SelectMany(inner => Owners(inner, $"{path}.{inner.Name}"))
        : char.IsUpper(layer.Operator[0]) ? [(path, layer)]
        : [];

    /// <summary>A layer that runs in training only, and perhaps one that reads it.</summary>
    private bool AddTraining(string name, string input, TensorType type)
    {
        var (body, result) = Chain(type, 1, Inner, promotes: true);
        if (body.Count == 0 || !AddIfTaken(body[0] with { Name = name, From = [input], Keys = [new("only", "training")] }))
        {
            return false;
        }

        var (next, _) = Chain(result, _random.Next(2), Inner, promotes: true);
        return next.Count == 0 || AddIfTaken(next[0] with { Name = $"l{_layers.Count}", From = [name] }) || true;
    }

    /// <summary>Puts a parameter in the place of an operator in a block; who uses the block says which it is.</summary>
    private void UseParameter(List<RandomLayer> body, List<RandomArgument> parameters, List<RandomArgument> arguments)
    {
        var index = _random.Next(body.Count);
        var layer = body[index];
        if (layer.From.Length > 0)
        {
            return;
        }

        // An argument that is a parameter of the block is known only inside; of the others, either side may say some.
        var inside = layer.Arguments.Where(argument => parameters.Exists(parameter => parameter.Name == argument.Text) || _random.Next(2) == 0).ToList();
        parameters.Add(new("then", "block"));
        arguments.Add(new("then", Bound(layer with { Arguments = [.. layer.Arguments.Except(inside)] })));
        body[index] = Use(layer.Name, "then", inside);
    }

    /// <summary>A layer that asks a parameter of the model what it is: an operator, or a block that is there.</summary>
    private bool AddChoice(string name, string input, TensorType type)
    {
        var uses = _layers.Where(layer => _blocks.Exists(block => block.Name == layer.Operator)).ToList();
        var choice = uses.Count > 0 && _random.Next(3) == 0 ? uses[_random.Next(uses.Count)] : Chain(type, 1, Inner, promotes: false).Body.FirstOrDefault();
        if (choice is null)
        {
            return false;
        }

        var with = choice.Arguments.Where(_ => _random.Next(3) == 0).ToList();
        _choices.Add(new($"b{Number(_choices.Count)}", Bound(choice with { Arguments = [.. choice.Arguments.Except(with)] })));
        if (AddIfTaken(Use(name, _choices[^1].Name, with) with { From = [input] }))
        {
            return true;
        }

        _choices.RemoveAt(_choices.Count - 1);
        return false;
    }

    private static RandomLayer Use(string name, string parameter, List<RandomArgument> with) => new(name, "use")
    {
        Value = parameter,
        Keys = with.Count > 0 ? [new("with", new RandomLayer("", "") { Arguments = [.. with] }.ArgumentText)] : [],
    };

    private static string Bound(RandomLayer layer) => layer.Arguments.Length == 0 ? layer.Operator : $"{{{layer.Operator}: {layer.ArgumentText}}}";

    /// <summary>A module written by hand, whose shape the spec has to say.</summary>
    private bool AddHandWritten(string name, string input, TensorType type)
    {
        var width = Number(_random.Next(1, 4));
        return type is { Rank: > 1, DType: "float32" } && type[0].ToString() == "N" && AddIfTaken(new(name, "csharp")
        {
            From = [input],
            Arguments = [new("type", typeof(HandWrittenSummary).FullName!), new("args", $"{{width: {width}}}"), new("out", $"[N, {width}]")],
        });
    }

    /// <summary>The spec with variants of the model, where some compile.</summary>
    private RandomSpec WithVariants(RandomSpec spec)
    {
        var count = spec.Parameters.Length + spec.Choices.Length == 0 || _random.Next(2) == 0 ? 0 : _random.Next(1, 4);
        for (var attempt = 0; attempt < 3 * count && spec.Variants.Length < count; attempt++)
        {
            var extends = spec.Variants.Length > 0 && _random.Next(2) == 0 ? spec.Variants[_random.Next(spec.Variants.Length)].Name : null;
            var numbers = spec.Parameters.Where(_ => _random.Next(2) == 0).Select(parameter => new RandomArgument(parameter.Name, Number(_random.Next(1, 9))));

            // What a module written by hand is given has to stay what it takes, of which only it knows.
            var isFixed = _layers.Exists(static layer => layer.Operator == "csharp");
            var choices = spec.Choices.Where(_ => !isFixed && _random.Next(2) == 0).Select(choice => choice with { Text = OfOne[_random.Next(OfOne.Length)].Name });
            var more = spec with { Variants = spec.Variants.Add(new($"Net{Number(spec.Variants.Length)}", [.. numbers, .. choices], extends)) };
            spec = Verdict.Bind(more.Text("Trial")).Diagnostics.Count == 0 ? more : spec;
        }

        return spec;
    }
}
