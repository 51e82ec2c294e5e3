using NetSpec.Compiler.Operators.Memory;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Normalisations;

/// <summary>
/// Normalisation by the neighbouring channels (Krizhevsky et al., 2012). libtorch's own refuses tensors of four dimensions and more that do not lie
/// row by row, such as transposed ones, so the runtime has one.
/// </summary>
internal abstract class LocalResponse(string name) : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Int("size", "Neighbouring channels."),
        Float("alpha", 1e-4, "Factor of their mean square."),
        Float("beta", 0.75, "Exponent."),
        Float("k", 1, "Added before the exponent is taken."),
    ];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => "Local response normalisation.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.HasRank("[N, C, …] with at least one more dimension", 3, 4, 5) && DTypes.HoldsFractions(call, call.Input))
        {
            call.Returns(call.Input);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory)
    {
        var rows = Layout.IsContiguous(inputs[0]) ? inputs[0].Alias() : memory.New(inputs[0].Type);
        var result = memory.New(call.Outputs[0]);
        memory.Free(rows);
        return [result];
    }
}

/// <summary><c>torch.nn.LocalResponseNorm</c>.</summary>
internal sealed class LocalResponseNorm() : LocalResponse("LocalResponseNorm")
{
    /// <inheritdoc/>
    public override bool DescribesItsInput => true;

    /// <inheritdoc/>
    public override string CSharpType(OperatorCall call) => RuntimeModule.Type(this);

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => RuntimeModule.Construct(call, context, device: false, dtype: false);
}

/// <summary><c>torch.nn.functional.local_response_norm</c>.</summary>
internal sealed class LocalResponseNormFunction() : LocalResponse("local_response_norm")
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply(RuntimeModule.Function("LocalResponseNorm"), inputs, call);
}
