namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.tan</c>.</summary>
internal sealed class Tan() : ElementwiseFunction("tan", "Tangent.", ElementRule.ToFractions)
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;
}

/// <summary><c>torch.asin</c>.</summary>
internal sealed class Asin() : ElementwiseFunction("asin", "The angle whose sine is x.", ElementRule.ToFractions);

/// <summary><c>torch.acos</c>.</summary>
internal sealed class Acos() : ElementwiseFunction("acos", "The angle whose cosine is x.", ElementRule.ToFractions);

/// <summary><c>torch.atan</c>.</summary>
internal sealed class Atan() : ElementwiseFunction("atan", "The angle whose tangent is x.", ElementRule.ToFractions);

/// <summary><c>torch.sinh</c>.</summary>
internal sealed class Sinh() : ElementwiseFunction("sinh", "Hyperbolic sine.", ElementRule.ToFractions);

/// <summary><c>torch.cosh</c>.</summary>
internal sealed class Cosh() : ElementwiseFunction("cosh", "Hyperbolic cosine.", ElementRule.ToFractions);

/// <summary><c>torch.asinh</c>.</summary>
internal sealed class Asinh() : ElementwiseFunction("asinh", "The number whose hyperbolic sine is x.", ElementRule.ToFractions);

/// <summary><c>torch.acosh</c>.</summary>
internal sealed class Acosh() : ElementwiseFunction("acosh", "The number whose hyperbolic cosine is x.", ElementRule.ToFractions);

/// <summary><c>torch.atanh</c>.</summary>
internal sealed class Atanh() : ElementwiseFunction("atanh", "The number whose hyperbolic tangent is x.", ElementRule.ToFractions);

/// <summary><c>torch.atan2</c>.</summary>
internal sealed class Atan2() : FunctionOfTwo("atan2", "The angle of the point whose height is the first input and whose distance to the right is the second.")
{
    /// <inheritdoc/>
    protected override string ResultType(string dtype) => DTypes.Fractional(dtype);
}

/// <summary><c>torch.sinc</c>.</summary>
internal sealed class Sinc() : ElementwiseFunction("sinc", "sin(πx) / (πx), and 1 at 0.", ElementRule.ToFractions);

/// <summary><c>torch.hypot</c>.</summary>
internal sealed class Hypot() : FunctionOfTwo("hypot", "The root of the sum of two squares.")
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Inputs.All(input => DTypes.HoldsFractions(call, input)))
        {
            base.Infer(call);
        }
    }
}
