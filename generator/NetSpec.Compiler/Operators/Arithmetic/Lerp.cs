using NetSpec.Compiler.Operators.Memory;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.lerp</c>.</summary>
internal sealed class Lerp : Operator
{
    private static readonly OperatorParameter[] Arguments = [Float("weight", "How far to go where there is no third input: 0 is the first, 1 the second.").Optional("the third input")];

    /// <inheritdoc/>
    public override string Name => "lerp";

    /// <inheritdoc/>
    public override string Summary => "What lies between two tensors, start + weight · (end - start); the weight is a number or a third tensor.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 3;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Has("weight") == (call.Inputs.Count == 3))
        {
            call.Error("takes start and end, and the weight as a number or as a third input");
            return;
        }

        if (!DTypes.HoldsFractions(call, call.Input) || !DTypes.AreOne(call))
        {
            return;
        }

        var joined = call.Input;
        foreach (var input in call.Inputs.Skip(1))
        {
            if (Broadcasting.Join(call, joined, input) is not { } shape)
            {
                return;
            }

            joined = joined with { Shape = shape };
        }

        call.Returns(joined);
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => inputs.Count == 3
        ? $"{inputs[0]}.lerp({inputs[1]}, {inputs[2]})"

        // TorchSharp takes a tensor only.
        : $"{RuntimeModule.Function("Lerp")}({inputs[0]}, {inputs[1]}, {context.Print(call.Raw("weight")!)})";

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory)
    {
        HeldTensor[] weight = inputs.Count == 2 ? [memory.New(call.Input with { Shape = [] })] : [];
        var made = base.Run(call, inputs, memory);
        memory.Free(weight);
        return made;
    }

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}
