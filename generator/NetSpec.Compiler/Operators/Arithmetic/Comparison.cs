namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary>A comparison of two tensors, or of a tensor and a number, element by element.</summary>
internal abstract class Comparison(string name, string summary) : BinaryFunction(name, summary)
{
    /// <inheritdoc/>
    public override bool CanOverwrite(OperatorCall call) => false;

    /// <inheritdoc/>
    protected override string ResultType(string dtype) => DTypes.Bool;
}

/// <summary><c>torch.eq</c>.</summary>
internal sealed class Eq() : Comparison("eq", "Whether the first is equal to the second.");

/// <summary><c>torch.ne</c>.</summary>
internal sealed class Ne() : Comparison("ne", "Whether the first differs from the second.");

/// <summary><c>torch.lt</c>.</summary>
internal sealed class Lt() : Comparison("lt", "Whether the first is less than the second.");

/// <summary><c>torch.le</c>.</summary>
internal sealed class Le() : Comparison("le", "Whether the first is at most the second.");

/// <summary><c>torch.gt</c>.</summary>
internal sealed class Gt() : Comparison("gt", "Whether the first is greater than the second.");

/// <summary><c>torch.ge</c>.</summary>
internal sealed class Ge() : Comparison("ge", "Whether the first is at least the second.");
