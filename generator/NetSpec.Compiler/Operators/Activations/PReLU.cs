using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.PReLU</c>.</summary>
internal sealed class PReLU : Operator
{
    /// <summary>What it computes.</summary>
    public const string Formula = "x where positive, weight · x elsewhere.";

    private static readonly OperatorParameter[] Arguments =
    [
        Int("num_parameters", 1, "1 for one slope, or as many as there are channels."),
        Float("init", 0.25, "The slope at first."),
    ];

    /// <inheritdoc/>
    public override string Name => "PReLU";

    /// <inheritdoc/>
    public override string Summary => "x where positive, a learnt slope · x elsewhere.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    protected override bool HasDevice => true;

    /// <inheritdoc/>
    protected override bool HasDType => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var count = call.Int("num_parameters");
        if (DTypes.HoldsFractions(call, call.Input) && Fits(call, count, "num_parameters"))
        {
            call.Owns("weight", count);
            call.Returns(call.Input);
        }
    }

    // TorchSharp has no default for the number.

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) =>
        base.Construct(call, context) is var text && text.Contains("num_parameters:") ? text : text.Replace("nn.PReLU(", "nn.PReLU(num_parameters: 1, ");

    /// <summary>Reports slopes that are neither one nor one for each channel.</summary>
    public static bool Fits(OperatorCall call, Dim count, string what)
    {
        if (count == 1)
        {
            return true;
        }

        // libtorch takes the second dimension as the channels, and a tensor without one as a single channel.
        return call.AreJoined(count, what, call.Input.Rank > 1 ? call.Input[1] : 1, "the number of channels", firstStays: false);
    }

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}

/// <summary><c>torch.nn.functional.prelu</c> of an input and its slopes.</summary>
internal sealed class PReLUFunction : Operator
{
    /// <inheritdoc/>
    public override string Name => "prelu";

    /// <inheritdoc/>
    public override string Summary => PReLU.Formula;

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 2;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Inputs[1].Rank > 1)
        {
            call.Error($"needs slopes of shape [1] or one for each channel; {call.Inputs[1]} comes in");
            return;
        }

        if (DTypes.HoldsFractions(call, call.Input) && DTypes.AreOne(call) && PReLU.Fits(call, call.Inputs[1].ElementCount, "the number of slopes"))
        {
            call.Returns(call.Input);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => $"{inputs[0]}.prelu({inputs[1]})";

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}
