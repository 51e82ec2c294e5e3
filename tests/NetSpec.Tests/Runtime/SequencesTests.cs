using NetSpec.Tests.Helpers;
using static TorchSharp.torch;

namespace NetSpec.Tests.Runtime;

public sealed class SequencesTests
{
    [Theory]
    [InlineData(0, 5, 1, new long[] { 0, 1, 2, 3, 4 })]
    [InlineData(2, 8, 3, new long[] { 2, 5 })]
    [InlineData(3, 3, 1, new long[0])]
    public void Numbers_are_in_order_and_end_before_the_end(long start, long end, long step, long[] expected)
    {
        var before = LivingTensors.Count();
        using var numbers = Sequences.Arange(start, end, step, int64, CPU);

        Assert.Equal(expected, numbers.data<long>().ToArray());
        Assert.Equal(1, Tensor.TotalCount - before);
    }

    [Fact]
    public void A_recurrent_layer_leaves_no_state_of_zeros_behind()
    {
        using var lstm = nn.LSTM(3, 4);
        using var gru = nn.GRU(3, 4);
        using var rnn = nn.RNN(3, 4);
        using var x = randn(5, 2, 3);
        var before = LivingTensors.Count();
        var (output, hidden, cell) = lstm.CallFromZeros(x);
        var (gruOutput, gruHidden) = gru.CallFromZeros(x);
        var (rnnOutput, rnnHidden) = rnn.CallFromZeros(x);
        Tensor[] results = [output, hidden, cell, gruOutput, gruHidden, rnnOutput, rnnHidden];

        Assert.Equal(results.Length, Tensor.TotalCount - before);
        Assert.All(results, static result => Assert.False(result.IsInvalid));
        Array.ForEach(results, static result => result.Dispose());
    }
}
