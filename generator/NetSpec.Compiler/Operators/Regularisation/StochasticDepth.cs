using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Regularisation;

/// <summary>Drops samples of a residual branch at random while training (Huang et al., 2016).</summary>
internal abstract class DroppingSamples(string name) : Operator
{
    private const string Mode = "global::NetSpec.Modules.StochasticDepthMode";

    private static readonly OperatorParameter[] Arguments =
    [
        Probability("p", "Probability of being dropped."),
        Word("mode", "row", "What is dropped: the whole batch, or each sample by itself.", ("batch", $"{Mode}.Batch"), ("row", $"{Mode}.Row")),
    ];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => "Drops a residual branch at random, while training.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => "Stochastic depth";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override Aliasing Aliasing => Aliasing.MayAliasInput;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Input.Rank == 0)
        {
            call.Error("needs a batch; a scalar comes in");
        }
        else if (DTypes.HoldsFractions(call, call.Input))
        {
            call.Returns(call.Input);
        }
    }
}

/// <summary><c>torchvision.ops.StochasticDepth</c>.</summary>
internal sealed class StochasticDepth() : DroppingSamples("StochasticDepth")
{
    /// <inheritdoc/>
    public override string CSharpType(OperatorCall call) => RuntimeModule.Type(this);

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => RuntimeModule.Construct(call, context, device: false, dtype: false);
}

/// <summary><c>torchvision.ops.stochastic_depth</c>.</summary>
internal sealed class StochasticDepthFunction() : DroppingSamples("stochastic_depth")
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        Dropping.Functional(RuntimeModule.Function("StochasticDepth"), call, inputs, context);
}
