using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>Padding with a value.</summary>
internal abstract class ConstantPad(int dimensions) : PadModule("ConstantPad", dimensions, PadFill.Constant, "a constant", Float("value", "What is filled in."))
{
    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => $"nn.{Name}({Sizes(call, context)}, value: {context.Print(call.Raw("value")!)})";
}

/// <summary><c>torch.nn.ConstantPad1d</c>.</summary>
internal sealed class ConstantPad1d() : ConstantPad(1);

/// <summary><c>torch.nn.ConstantPad2d</c>.</summary>
internal sealed class ConstantPad2d() : ConstantPad(2);

/// <summary><c>torch.nn.ConstantPad3d</c>.</summary>
internal sealed class ConstantPad3d() : ConstantPad(3);

/// <summary>Padding with zeros. TorchSharp has only the one of 2 dimensions.</summary>
internal abstract class ZeroPad(int dimensions) : PadModule("ZeroPad", dimensions, PadFill.Constant, "zeros")
{
    /// <inheritdoc/>
    public override string CSharpType(OperatorCall call) => Dimensions == 2 ? Name : $"ConstantPad{Dimensions}d";

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) =>
        Dimensions == 2 ? base.Construct(call, context) : $"nn.{CSharpType(call)}({Sizes(call, context)}, value: 0)";
}

/// <summary><c>torch.nn.ZeroPad1d</c>.</summary>
internal sealed class ZeroPad1d() : ZeroPad(1);

/// <summary><c>torch.nn.ZeroPad2d</c>.</summary>
internal sealed class ZeroPad2d() : ZeroPad(2);

/// <summary><c>torch.nn.ZeroPad3d</c>.</summary>
internal sealed class ZeroPad3d() : ZeroPad(3);
