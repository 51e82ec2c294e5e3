using NetSpec.Compiler.Operators.Memory;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>Tensor.to</c> of an element type.</summary>
internal sealed class To() : View("to", "The same numbers as another type: a mask as 0 and 1, whole numbers as fractions.", Type)
{
    private static readonly OperatorParameter Type = new("dtype", ArgumentKind.Word, "The element type.")
    {
        IsPositional = true,
        Words =
        [
            (DTypes.Float32, "ScalarType.Float32"),
            ("float64", "ScalarType.Float64"),
            ("float16", "ScalarType.Float16"),
            ("bfloat16", "ScalarType.BFloat16"),
            (DTypes.Int64, "ScalarType.Int64"),
            ("int32", "ScalarType.Int32"),
            (DTypes.Bool, "ScalarType.Bool"),
        ],
    };

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => call.Returns(call.Input with { DType = call.Word("dtype") });

    /// <inheritdoc/>
    protected override IReadOnlyList<long>? Strides(OperatorCall call, HeldTensor input) => call.Outputs[0].DType == call.Input.DType ? input.Strides : null;

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}
