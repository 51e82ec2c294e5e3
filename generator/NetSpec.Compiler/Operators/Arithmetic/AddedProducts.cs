using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary>beta times a tensor plus alpha times the product of two others.</summary>
internal abstract class AddedProduct(string name, string summary, int rank) : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Float("beta", 1, "The factor of the first input."),
        Float("alpha", 1, "The factor of the product."),
    ];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MinInputs => 3;

    /// <inheritdoc/>
    public override int MaxInputs => 3;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var (a, b) = (call.Inputs[1], call.Inputs[2]);
        if (a.Rank != rank || b.Rank != rank || call.Input.Rank > rank)
        {
            call.Error($"adds the product of two tensors of {rank} dimensions; {call.Input}, {a} and {b} come in");
            return;
        }

        if (!DTypes.HoldsFractions(call, call.Input) || !DTypes.AreOne(call) || (rank == 3 && !call.AreEqual(a[0], $"the batch of {a}", b[0], $"of {b}"))
            || !call.AreEqual(a[-1], $"the last dimension of {a}", b[-2], $"the second to last of {b}"))
        {
            return;
        }

        var product = a.With(-1, b[-1]);
        if (Broadcasting.Join(call, call.Input, product) is { } joined && joined.Zip(product.Shape, (left, right) => call.AreEqual(left, $"a size of {call.Input}", right, $"of the product {product}")).All(static fits => fits))
        {
            call.Returns(product);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        // TorchSharp's factors are floats.
        var factors = Arguments.Where(factor => call.Has(factor.Name)).Select(factor => $"{factor.Name}: (float){context.Print(call.Raw(factor.Name)!)}");
        var order = Order(inputs);
        return $"{order[0]}.{name}({string.Join(", ", [order[1], order[2], .. factors])})";
    }

    /// <summary>The inputs in the order in which TorchSharp takes them.</summary>
    protected virtual IReadOnlyList<string> Order(IReadOnlyList<string> inputs) => inputs;
}

/// <summary><c>torch.addmm</c>.</summary>
internal sealed class AddMm() : AddedProduct("addmm", "beta · a + alpha · (b · c): a tensor and the product of two matrices.", 2);

/// <summary><c>torch.baddbmm</c>.</summary>
internal sealed class BAddBmm() : AddedProduct("baddbmm", "beta · a + alpha · (b · c): a tensor and the products of two batches of matrices.", 3)
{
    // TorchSharp's method is one of the first batch, and adds its second argument.

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Order(IReadOnlyList<string> inputs) => [inputs[1], inputs[2], inputs[0]];
}
