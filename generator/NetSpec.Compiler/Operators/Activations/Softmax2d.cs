namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.Softmax2d</c>.</summary>
internal sealed class Softmax2d : Operator
{
    /// <inheritdoc/>
    public override string Name => "Softmax2d";

    /// <inheritdoc/>
    public override string Summary => "The softmax over the channels, at each place of a picture.";

    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.HasRank("[N, C, H, W]", 4) && DTypes.HoldsFractions(call, call.Input))
        {
            call.Returns(call.Input);
        }
    }
}
