namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>Padding with the other end of the input; TorchSharp has no such module.</summary>
internal abstract class CircularPad(int dimensions) : PadModule("CircularPad", dimensions, PadFill.Circular, "the other end of the input")
{
    /// <inheritdoc/>
    public override string CSharpType(OperatorCall call) => "global::NetSpec.Modules.CircularPad";

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) =>
        $"new {CSharpType(call)}({string.Join(", ", Sides(call)!.Select(context.Print))})";
}

/// <summary><c>torch.nn.CircularPad1d</c>.</summary>
internal sealed class CircularPad1d() : CircularPad(1);

/// <summary><c>torch.nn.CircularPad2d</c>.</summary>
internal sealed class CircularPad2d() : CircularPad(2);

/// <summary><c>torch.nn.CircularPad3d</c>.</summary>
internal sealed class CircularPad3d() : CircularPad(3);
