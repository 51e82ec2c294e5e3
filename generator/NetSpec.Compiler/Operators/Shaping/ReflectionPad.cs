namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>Padding with the input mirrored at its border.</summary>
internal abstract class ReflectionPad(int dimensions) : PadModule("ReflectionPad", dimensions, PadFill.Reflection, "the mirrored input");

/// <summary><c>torch.nn.ReflectionPad1d</c>.</summary>
internal sealed class ReflectionPad1d() : ReflectionPad(1);

/// <summary><c>torch.nn.ReflectionPad2d</c>.</summary>
internal sealed class ReflectionPad2d() : ReflectionPad(2);

/// <summary><c>torch.nn.ReflectionPad3d</c>.</summary>
internal sealed class ReflectionPad3d() : ReflectionPad(3);
