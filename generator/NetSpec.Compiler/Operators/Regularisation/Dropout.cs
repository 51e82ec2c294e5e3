using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Regularisation;

/// <summary>Zeroes elements, or whole channels, at random while training; in evaluation nothing happens.</summary>
internal abstract class Dropping(string name, string summary, int rank = 0) : Operator
{
    /// <summary>The probability of being zeroed.</summary>
    protected static readonly OperatorParameter P = Probability("p", 0.5, "Probability of being zeroed.");

    private static readonly OperatorParameter[] Arguments = [P, Elementwise.InPlace];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => "Dropout";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => IsModule ? Arguments : [P];

    /// <inheritdoc/>
    public override Aliasing Aliasing => Aliasing.MayAliasInput;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if ((rank == 0 || call.HasRank(SpatialLayout.Expected(rank - 2), rank)) && DTypes.HoldsFractions(call, call.Input))
        {
            call.Returns(call.Input);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        IsModule ? base.Forward(call, self, inputs, context) : Functional(Function, call, inputs, context);

    /// <summary>The C# function.</summary>
    protected virtual string Function => $"nn.functional.{Name}";

    /// <summary>A call of a function that is told whether the module trains. A local may be called like the property.</summary>
    internal static string Functional(string function, OperatorCall call, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        var text = context.Apply(function, inputs, call);
        return $"{text.Substring(0, text.Length - 1)}, training: this.training)";
    }
}

/// <summary><c>torch.nn.Dropout</c>.</summary>
internal sealed class Dropout() : Dropping("Dropout", "Dropout of single elements (Srivastava et al., 2014).");

/// <summary><c>torch.nn.functional.dropout</c>.</summary>
internal sealed class DropoutFunction() : Dropping("dropout", "Dropout of single elements, while training.");

/// <summary><c>torch.nn.Dropout1d</c>; TorchSharp's leaks two tensors for each call.</summary>
internal sealed class Dropout1d() : Dropping("Dropout1d", "Dropout of whole channels of [N, C, L].", rank: 3)
{
    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => [P];

    /// <inheritdoc/>
    public override string CSharpType(OperatorCall call) => RuntimeModule.Type(this);

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => RuntimeModule.Construct(call, context, device: false, dtype: false);
}

/// <summary><c>torch.nn.functional.dropout1d</c>.</summary>
internal sealed class Dropout1dFunction() : Dropping("dropout1d", "Dropout of whole channels of [N, C, L], while training.", rank: 3)
{
    /// <inheritdoc/>
    protected override string Function => RuntimeModule.Function("Dropout1d");
}

/// <summary><c>torch.nn.Dropout2d</c>.</summary>
internal sealed class Dropout2d() : Dropping("Dropout2d", "Dropout of whole channels of [N, C, H, W].", rank: 4);

/// <summary><c>torch.nn.functional.dropout2d</c>.</summary>
internal sealed class Dropout2dFunction() : Dropping("dropout2d", "Dropout of whole channels of [N, C, H, W], while training.", rank: 4);

/// <summary><c>torch.nn.Dropout3d</c>.</summary>
internal sealed class Dropout3d() : Dropping("Dropout3d", "Dropout of whole channels of [N, C, D, H, W].", rank: 5);

/// <summary><c>torch.nn.functional.dropout3d</c>.</summary>
internal sealed class Dropout3dFunction() : Dropping("dropout3d", "Dropout of whole channels of [N, C, D, H, W], while training.", rank: 5);
