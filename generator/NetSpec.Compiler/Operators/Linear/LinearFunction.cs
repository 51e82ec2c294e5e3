namespace NetSpec.Compiler.Operators.Linear;

/// <summary><c>torch.nn.functional.linear</c>: a fully connected layer with a weight that is an input.</summary>
internal sealed class LinearFunction : Operator
{
    /// <inheritdoc/>
    public override string Name => "linear";

    /// <inheritdoc/>
    public override string Summary => "Fully connected layer over the last dimension with the second input, [out, in], as weight and perhaps a third as bias.";

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 3;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var (input, weight) = (call.Input, call.Inputs[1]);
        if (input.Rank == 0 || weight.Rank != 2 || (call.Inputs.Count > 2 && call.Inputs[2].Rank != 1))
        {
            call.Error($"takes [..., in], a weight [out, in] and perhaps a bias [out]; {string.Join(", ", call.Inputs)} come in");
        }
        else if (DTypes.HoldsFractions(call, input) && DTypes.AreOne(call) && call.AreEqual(weight[1], $"dimension 1 of the weight {weight}", input[-1], $"the last of {input}")
            && (call.Inputs.Count < 3 || call.AreEqual(call.Inputs[2][0], $"the bias {call.Inputs[2]}", weight[0], $"dimension 0 of the weight {weight}")))
        {
            call.MultiplyAddsPerOutput = input[-1];
            call.Returns(input.With(-1, weight[0]));
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"nn.functional.linear({string.Join(", ", inputs)})";
}
