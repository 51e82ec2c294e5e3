using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Pooling;

/// <summary>Pooling over windows that are chosen so that the output has a given size.</summary>
internal abstract class AdaptivePool(string name, int dimensions, string what) : Operator
{
    private static readonly OperatorParameter[] Arguments = [Size("output_size", "Spatial size of the output.").Positional()];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => $"{what} pooling to a fixed spatial size.";

    /// <inheritdoc/>
    public override int Dimensions => dimensions;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (SpatialLayout.Fits(call))
        {
            call.Returns(call.Input.WithSpatial(call.Size("output_size", dimensions)));
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        IsModule ? base.Forward(call, self, inputs, context) : context.Apply($"nn.functional.{Name}", inputs, call);

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.ChannelsLast;
}
