using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetSpec;

/// <summary>Tensors that a generated module owns itself, beside those of its layers.</summary>
public static class OwnTensors
{
    /// <summary>Makes a parameter that outlives every dispose scope.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="device">Where it lives; default: the CPU.</param>
    /// <param name="dtype">Its type; default: float32.</param>
    /// <param name="initialise">Fills it; default: zeros.</param>
    /// <returns>The parameter, for <c>register_parameter</c>.</returns>
    public static Parameter Parameter(long[] shape, Device? device, ScalarType? dtype, Action<Tensor>? initialise = null)
    {
        var values = zeros(shape, dtype: dtype, device: device);
        initialise?.Invoke(values);
        var parameter = new Parameter(values);
        parameter.DetachFromDisposeScope();
        return parameter;
    }

    /// <summary>Makes a buffer that outlives every dispose scope.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="values">Its elements in row-major order, or one for all.</param>
    /// <param name="dtype">Its type.</param>
    /// <param name="device">Where it lives; default: the CPU.</param>
    /// <returns>The buffer, for <c>register_buffer</c>.</returns>
    public static Tensor Buffer(long[] shape, double[] values, ScalarType dtype, Device? device)
    {
        ArgumentNullException.ThrowIfNull(values);
        using var scope = NewDisposeScope();
        var flat = values.Length == 1 ? full(shape, values[0], dtype: dtype, device: device) : tensor(values, dtype: dtype, device: device).reshape(shape);
        return flat.clone().DetachFromDisposeScope();
    }
}
