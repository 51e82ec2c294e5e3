using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Pooling;

/// <summary>Average over windows that are chosen so that the output has a given size.</summary>
internal abstract class AdaptiveAvgPool(int dimensions) : Operator
{
    private static readonly OperatorParameter[] Arguments = [Size("output_size", "Spatial size of the output.").Positional()];

    /// <inheritdoc/>
    public override string Name => $"AdaptiveAvgPool{dimensions}d";

    /// <inheritdoc/>
    public override string Summary => "Average pooling to a fixed spatial size.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.HasRank(SpatialLayout.Expected(dimensions), dimensions + 2))
        {
            call.Returns(new TensorType([call.Input[0], call.Input[1], .. call.Size("output_size", dimensions)], call.Input.DType));
        }
    }
}

/// <summary><c>torch.nn.AdaptiveAvgPool1d</c>.</summary>
internal sealed class AdaptiveAvgPool1d() : AdaptiveAvgPool(1);

/// <summary><c>torch.nn.AdaptiveAvgPool2d</c>.</summary>
internal sealed class AdaptiveAvgPool2d() : AdaptiveAvgPool(2);

/// <summary><c>torch.nn.AdaptiveAvgPool3d</c>.</summary>
internal sealed class AdaptiveAvgPool3d() : AdaptiveAvgPool(3);
