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
}
