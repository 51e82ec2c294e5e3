using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Pooling;

/// <summary>Pooling over windows that are chosen so that the output has a given size.</summary>
internal abstract class AdaptivePool(string name, int dimensions, string what) : Operator
{
    /// <summary>The argument of all.</summary>
    protected static OperatorParameter OutputSize { get; } = Size("output_size", "Spatial size of the output.").Positional();

    private static readonly OperatorParameter[] Arguments = [OutputSize];

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
            call.Returns([.. Results(call, call.Input.WithSpatial(call.Size("output_size", dimensions)))]);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        IsModule ? base.Forward(call, self, inputs, context) : context.Apply($"nn.functional.{Name}", inputs, call);

    /// <summary>The results, given the pooled tensor; none where it is not known yet whether there are more.</summary>
    protected virtual IEnumerable<TensorType> Results(OperatorCall call, TensorType pooled) => [pooled];

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.ChannelsLast;
}
