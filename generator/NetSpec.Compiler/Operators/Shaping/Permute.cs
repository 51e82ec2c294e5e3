using NetSpec.Compiler.Operators.Memory;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>The dimensions in another order.</summary>
internal abstract class Permuting(string name) : View(name, "The dimensions in another order.", IntList("dims", "For each dimension of the result, which of the input it is."))
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.AllOf(call, "dims") is not { } order)
        {
            return;
        }

        if (order.Count != call.Input.Rank)
        {
            call.Error($"'dims' names {order.Count} dimensions of the {call.Input.Rank} of {call.Input}", "dims");
            return;
        }

        call.Returns(call.Input with { Shape = [.. order.Select(axis => call.Input[axis])] });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<long>? Strides(OperatorCall call, HeldTensor input) => [.. Axes.AllOf(call, "dims")!.Select(axis => input.Strides[axis])];
}

/// <summary><c>torchvision.ops.Permute</c>.</summary>
internal sealed class Permute() : Permuting("Permute")
{
    /// <inheritdoc/>
    public override string CSharpType(OperatorCall call) => RuntimeModule.Type(this);

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => $"new {CSharpType(call)}({string.Join(", ", call.KnownInts("dims")!)})";

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => $"{self}.call({inputs[0]})";
}

/// <summary><c>torch.permute</c>.</summary>
internal sealed class PermuteFunction() : Permuting("permute")
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"{inputs[0]}.permute({string.Join(", ", call.KnownInts("dims")!)})";
}
