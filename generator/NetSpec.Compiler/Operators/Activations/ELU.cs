using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators.Memory;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.ELU</c>.</summary>
internal sealed class ELU() : ElementwiseModule("ELU", Formula, ElementRule.Fractions, Alpha, Elementwise.InPlace)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "x where positive, alpha · (exp(x) - 1) elsewhere.";

    /// <summary>The argument <c>alpha</c>.</summary>
    public static readonly OperatorParameter Alpha = Float("alpha", 1, "How negative the result can get.");

    // TorchSharp's elu_(double) is not in place and leaks what it makes (TorchSharp handbook 3.1): inplace asks in vain.

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) =>
        call.Has("alpha") ? $"nn.ELU(alpha: {context.Print(call.Raw("alpha")!)})" : "nn.ELU()";

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) =>
        [memory.New(call.Outputs[0], Layout.Of(call.Outputs[0], inputs, ResultLayout))];
}

/// <summary><c>torch.nn.functional.elu</c>.</summary>
internal sealed class ELUFunction() : ElementwiseFunction("elu", ELU.Formula, ElementRule.Fractions, ELU.Alpha)
{
    // The form in place reads its result in backward.
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;

    /// <inheritdoc/>
    protected override string Scalars(OperatorCall call, ICSharpContext context)
    {
        var one = context.Scalar(new IntValue(1));
        return $"{base.Scalars(call, context)}, {one}, {one}";
    }
}
