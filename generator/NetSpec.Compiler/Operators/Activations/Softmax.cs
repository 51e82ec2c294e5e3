using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Activations;

/// <summary>What the softmax family shares: one dimension sums to 1, or its logarithm is taken.</summary>
internal abstract class SoftmaxOperator(string name, string summary) : Operator
{
    private static readonly OperatorParameter[] Arguments = [Axis("dim", "The dimension that sums to 1.")];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (DTypes.HoldsFractions(call, call.Input) && Axes.Of(call, "dim") is not null)
        {
            call.Returns(call.Input);
        }
    }
}

/// <summary><c>torch.nn.Softmax</c>.</summary>
internal sealed class Softmax() : SoftmaxOperator("Softmax", Formula)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "exp(x) divided by its sum over a dimension.";
}

/// <summary><c>torch.nn.LogSoftmax</c>.</summary>
internal sealed class LogSoftmax() : SoftmaxOperator("LogSoftmax", Formula)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "The logarithm of softmax.";
}

/// <summary><c>torch.nn.Softmin</c>.</summary>
internal sealed class Softmin() : SoftmaxOperator("Softmin", Formula)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "The softmax of -x.";
}

/// <summary><c>torch.softmax</c>.</summary>
internal sealed class SoftmaxFunction() : SoftmaxOperator("softmax", Softmax.Formula)
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.softmax", call, device: false, dtype: false);
}

/// <summary><c>torch.log_softmax</c>.</summary>
internal sealed class LogSoftmaxFunction() : SoftmaxOperator("log_softmax", LogSoftmax.Formula)
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.log_softmax", call, device: false, dtype: false);
}

/// <summary><c>torch.nn.functional.softmin</c>.</summary>
internal sealed class SoftminFunction() : SoftmaxOperator("softmin", Softmin.Formula)
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("nn.functional.softmin", inputs, call);
}
