namespace NetSpec.Compiler.Operators.Pooling;

/// <summary>Average over windows that are chosen so that the output has a given size.</summary>
internal abstract class AdaptiveAvgPool(string name, int dimensions) : AdaptivePool(name, dimensions, "Average");

/// <summary><c>torch.nn.AdaptiveAvgPool1d</c>.</summary>
internal sealed class AdaptiveAvgPool1d() : AdaptiveAvgPool("AdaptiveAvgPool1d", 1);

/// <summary><c>torch.nn.AdaptiveAvgPool2d</c>.</summary>
internal sealed class AdaptiveAvgPool2d() : AdaptiveAvgPool("AdaptiveAvgPool2d", 2);

/// <summary><c>torch.nn.AdaptiveAvgPool3d</c>.</summary>
internal sealed class AdaptiveAvgPool3d() : AdaptiveAvgPool("AdaptiveAvgPool3d", 3);

/// <summary><c>torch.nn.functional.adaptive_avg_pool1d</c>.</summary>
internal sealed class AdaptiveAvgPool1dFunction() : AdaptiveAvgPool("adaptive_avg_pool1d", 1);

/// <summary><c>torch.nn.functional.adaptive_avg_pool2d</c>.</summary>
internal sealed class AdaptiveAvgPool2dFunction() : AdaptiveAvgPool("adaptive_avg_pool2d", 2);

/// <summary><c>torch.nn.functional.adaptive_avg_pool3d</c>.</summary>
internal sealed class AdaptiveAvgPool3dFunction() : AdaptiveAvgPool("adaptive_avg_pool3d", 3);
