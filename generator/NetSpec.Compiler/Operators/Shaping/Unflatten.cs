using NetSpec.Compiler.Operators.Memory;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>One dimension as several.</summary>
internal abstract class Unflattening(string name, string sizes)
    : View(name, "One dimension as several.", Axis("dim", "The dimension."), IntList(sizes, "What it becomes; one entry may be -1: what is left.", minimum: -1))
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Dims(sizes)!.Length == 0)
        {
            call.Error($"'{sizes}' needs at least one entry", sizes);
            return;
        }

        if (Axes.Of(call, "dim") is { } axis && ResultingSizes.Of(call, sizes, call.Input[axis], $"dimension {axis} of {call.Input}") is { } result)
        {
            // The module is made with numbers, and TorchSharp takes no negative dimension.
            if (IsModule)
            {
                call.Needs("dim, counted from the first", axis);
            }

            if (IsModule && call.Dims(sizes)!.ToList().FindIndex(static size => size == -1) is >= 0 and var free)
            {
                call.Needs($"{sizes}: -1", result[free]);
            }

            call.Returns(call.Input with { Shape = [.. call.Input.Shape.Take(axis), .. result, .. call.Input.Shape.Skip(axis + 1)] });
        }
    }

    /// <summary>The arguments in C#: all sizes in numbers.</summary>
    protected string Sizes(OperatorCall call, ICSharpContext context)
    {
        var axis = Axes.Of(call, "dim")!.Value;
        return $"{axis}, [{string.Join(", ", ResultingSizes.Print(call, sizes, call.Outputs[0].Shape.Skip(axis), context))}]";
    }

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) => [memory.Reshape(inputs[0], call.Outputs[0])];
}

/// <summary><c>torch.nn.Unflatten</c>.</summary>
internal sealed class Unflatten() : Unflattening("Unflatten", "unflattened_size")
{
    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => $"nn.Unflatten({Sizes(call, context)})";

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => $"{self}.call({inputs[0]})";
}

/// <summary><c>torch.unflatten</c>.</summary>
internal sealed class UnflattenFunction() : Unflattening("unflatten", "sizes")
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"{inputs[0]}.unflatten({Sizes(call, context)})";
}
