using static TorchSharp.torch;

namespace NetSpec;

/// <summary>
/// What one input of a model has to be. A generated <c>forward</c> starts with a check, so that a wrong input is told as such and
/// not by whichever layer stumbles over it.
/// </summary>
/// <remarks>Checking a good input takes less than a microsecond and allocates nothing.</remarks>
public sealed class InputRule
{
    private readonly string _model;
    private readonly string _input;
    private readonly ShapeRule _shape;
    private readonly ScalarType? _dtype;

    /// <summary>Says what an input has to be.</summary>
    /// <param name="model">The model's class.</param>
    /// <param name="input">The input's name.</param>
    /// <param name="dimensions">Its dimensions, outermost first.</param>
    /// <param name="dtype">The type of its elements; default: that of the model's weights.</param>
    /// <exception cref="ArgumentNullException">There are no dimensions.</exception>
    public InputRule(string model, string input, IReadOnlyList<DimensionRule> dimensions, ScalarType? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        _model = model;
        _input = input;
        _shape = new(dimensions);
        _dtype = dtype;
    }

    /// <summary>Checks the shape, and the type if one was given: all that a model without weights can ask for.</summary>
    /// <param name="tensor">The input.</param>
    /// <exception cref="ArgumentNullException">There is no input.</exception>
    /// <exception cref="ArgumentException">
    /// The number of dimensions, a size or the type does not fit. The message names the model, the input, what was expected and what
    /// came, and the cure where the cause is plain.
    /// </exception>
    public void Check(Tensor tensor)
    {
        if (tensor is null)
        {
            throw new ArgumentNullException(_input, $"{_model}: input '{_input}' is null; expected a tensor of shape {_shape}.");
        }

        if (!Fits(tensor))
        {
            throw WrongShape(tensor);
        }

        if (_dtype is { } dtype && tensor.dtype != dtype)
        {
            throw WrongType(tensor, dtype, string.Empty);
        }
    }

    /// <summary>Checks the shape, the type and the device.</summary>
    /// <param name="tensor">The input.</param>
    /// <param name="weight">A weight of the model: the input has to be on its device and, unless a type was given, of its type.</param>
    /// <exception cref="ArgumentNullException">There is no input or no weight.</exception>
    /// <exception cref="ArgumentException">As for <see cref="Check(Tensor)"/>, or the model is on another device.</exception>
    public void Check(Tensor tensor, Tensor weight)
    {
        ArgumentNullException.ThrowIfNull(weight);
        Check(tensor);
        if (tensor.device_type != weight.device_type || tensor.device_index != weight.device_index)
        {
            throw WrongDevice(tensor, weight);
        }

        if (_dtype is null && tensor.dtype != weight.dtype)
        {
            throw WrongType(tensor, weight.dtype, " as the model's weights");
        }
    }

    private bool Fits(Tensor tensor)
    {
        if (tensor.ndim != _shape.Rank)
        {
            return false;
        }

        // Size by size: the tensor's shape as a whole costs more than all of them, and allocates.
        Span<long> sizes = stackalloc long[_shape.Rank];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = tensor.size(i);
        }

        return _shape.Fits(sizes);
    }

    private ArgumentException WrongShape(Tensor tensor)
    {
        var shape = tensor.shape;
        return Wrong($"has the wrong shape: expected {_shape}, got {ShapeText.Of(shape)}.", _shape.CureFor(_input, shape));
    }

    private ArgumentException WrongType(Tensor tensor, ScalarType expected, string because) =>
        Wrong($"has the wrong type: expected {expected}{because}, got {tensor.dtype}.", $"Convert it with {_input}.to(torch.ScalarType.{expected}).");

    private ArgumentException WrongDevice(Tensor tensor, Tensor weight) =>
        Wrong($"is on the wrong device: expected {weight.device}, where the model's weights are, got {tensor.device}.", $"Move it with {_input}.to(\"{weight.device}\") or the model with .to(\"{tensor.device}\").");

    private ArgumentException Wrong(string what, string? cure) => new($"{_model}: input '{_input}' {what}{(cure is null ? null : $" {cure}")}", _input);
}
