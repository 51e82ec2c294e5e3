using NetSpec.Compiler.Operators.Regularisation;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Activations;

/// <summary>A leaky ReLU whose slopes are drawn while training; TorchSharp's is never told that it trains.</summary>
internal abstract class RandomisedLeakyReLU(string name) : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Float("lower", 1.0 / 8, "The least slope."),
        Float("upper", 1.0 / 3, "The greatest slope."),
    ];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => "x where positive, a slope times x elsewhere: drawn for each element while training, the mean of lower and upper in evaluation.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => "Leaky ReLU with random slopes";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Number("lower") > call.Number("upper"))
        {
            call.Error("'lower' is above 'upper'", "lower");
            return;
        }

        if (DTypes.AreReal(call))
        {
            Elementwise.Infer(call, ElementRule.Fractions);
        }
    }

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}

/// <summary><c>torch.nn.RReLU</c>.</summary>
internal sealed class RReLU() : RandomisedLeakyReLU("RReLU")
{
    /// <inheritdoc/>
    public override string CSharpType(OperatorCall call) => RuntimeModule.Type(this);

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => RuntimeModule.Construct(call, context, device: false, dtype: false);
}

/// <summary><c>torch.nn.functional.rrelu</c>.</summary>
internal sealed class RReLUFunction() : RandomisedLeakyReLU("rrelu")
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        Dropping.Functional(RuntimeModule.Function("RReLU"), call, inputs, context);
}
