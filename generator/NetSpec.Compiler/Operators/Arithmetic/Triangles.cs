using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary>One triangle of the last two dimensions, zeros in the other.</summary>
internal abstract class Triangle(string name, string summary) : Operator
{
    private static readonly OperatorParameter[] Arguments = [Int("diagonal", 0, "Which diagonal is the last that is kept; positive ones lie above.", minimum: null)];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Input.Rank < 2)
        {
            call.Error($"needs at least two dimensions; {call.Input} comes in");
            return;
        }

        call.Returns(call.Input);
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.{name}", call, device: false, dtype: false);
}

/// <summary><c>torch.tril</c>.</summary>
internal sealed class Tril() : Triangle("tril", "The lower triangle of matrices.");

/// <summary><c>torch.triu</c>.</summary>
internal sealed class Triu() : Triangle("triu", "The upper triangle of matrices.");
