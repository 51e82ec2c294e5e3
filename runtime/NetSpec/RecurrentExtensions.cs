using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetSpec;

/// <summary>
/// Running recurrent layers from a state of zeros. TorchSharp's own <c>call</c> without a state leaves the zeros it makes to the finalizer,
/// which may even free them while libtorch reads them.
/// </summary>
public static class RecurrentExtensions
{
    /// <summary>Calls the layer, hooks included, with zeros as initial hidden and cell state.</summary>
    /// <param name="lstm">The layer.</param>
    /// <param name="input">The sequence. It stays the caller's and is not disposed.</param>
    /// <returns>The outputs of all steps, the last hidden and the last cell state; the caller disposes them.</returns>
    public static (Tensor Output, Tensor HiddenState, Tensor CellState) CallFromZeros(this LSTM lstm, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(lstm);
        using var scope = NewDisposeScope();
        var (output, hidden, cell) = lstm.call(input);
        return scope.MoveToOuter(output, hidden, cell);
    }

    /// <summary>Calls the layer, hooks included, with zeros as initial hidden state.</summary>
    /// <param name="gru">The layer.</param>
    /// <param name="input">The sequence. It stays the caller's and is not disposed.</param>
    /// <returns>The outputs of all steps and the last hidden state; the caller disposes them.</returns>
    public static (Tensor Output, Tensor HiddenState) CallFromZeros(this GRU gru, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(gru);
        using var scope = NewDisposeScope();
        var (output, hidden) = gru.call(input);
        return scope.MoveToOuter(output, hidden);
    }

    /// <summary>Calls the layer, hooks included, with zeros as initial hidden state.</summary>
    /// <param name="rnn">The layer.</param>
    /// <param name="input">The sequence. It stays the caller's and is not disposed.</param>
    /// <returns>The outputs of all steps and the last hidden state; the caller disposes them.</returns>
    public static (Tensor Output, Tensor HiddenState) CallFromZeros(this RNN rnn, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(rnn);
        using var scope = NewDisposeScope();
        var (output, hidden) = rnn.call(input);
        return scope.MoveToOuter(output, hidden);
    }

    /// <summary>Calls the cell, hooks included, with zeros as hidden and cell state. TorchSharp's own call without states fails.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="input">One step, [N, input size]. It stays the caller's and is not disposed.</param>
    /// <returns>The next hidden and the next cell state; the caller disposes them.</returns>
    public static (Tensor HiddenState, Tensor CellState) CallFromZeros(this LSTMCell cell, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(cell);
        using var zeros = ZerosFor(cell, input);
        return cell.call(input, (zeros, zeros));
    }

    /// <summary>Calls the cell, hooks included, with zeros as hidden state.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="input">One step, [N, input size]. It stays the caller's and is not disposed.</param>
    /// <returns>The next hidden state; the caller disposes it.</returns>
    public static Tensor CallFromZeros(this GRUCell cell, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(cell);
        using var zeros = ZerosFor(cell, input);
        return cell.call(input, zeros);
    }

    /// <summary>Calls the cell, hooks included, with zeros as hidden state.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="input">One step, [N, input size]. It stays the caller's and is not disposed.</param>
    /// <returns>The next hidden state; the caller disposes it.</returns>
    public static Tensor CallFromZeros(this RNNCell cell, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(cell);
        using var zeros = ZerosFor(cell, input);
        return cell.call(input, zeros);
    }

    private static Tensor ZerosFor(nn.Module cell, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return zeros([input.size(0), cell.get_parameter("weight_hh")!.size(1)], input.dtype, input.device);
    }
}
