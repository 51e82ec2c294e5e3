using NetSpec.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace NetSpec.Tests.Runtime;

public sealed class MultiheadAttentionTests
{
    [Theory]
    [InlineData(true, null, null)]
    [InlineData(false, null, null)]
    [InlineData(true, 4L, 4L)] // libtorch's own wants keys and values of one width
    public void It_computes_what_TorchSharps_module_computes_sequence_first(bool bias, long? kdim, long? vdim)
    {
        using var scope = NewDisposeScope();
        var actual = new MultiheadAttention(6, 2, bias: bias, kdim: kdim, vdim: vdim);
        var expected = nn.MultiheadAttention(6, 2, bias: bias, kdim: kdim, vdim: vdim);
        Assert.Equal(expected.state_dict().Keys.Order(), actual.state_dict().Keys.Order());
        expected.load_state_dict(actual.state_dict());
        var (query, key, value) = (randn(3, 4, 6), randn(3, 5, kdim ?? 6), randn(3, 5, vdim ?? 6));

        var result = actual.call(query, key, value, null);
        var reference = expected.call(query.transpose(0, 1), key.transpose(0, 1), value.transpose(0, 1), null!, true, null!).Item1.transpose(0, 1);

        Assert.True(allclose(reference, result, 1e-5, 1e-6));
    }

    [Fact]
    public void Of_one_sequence_it_gives_what_it_gives_of_three()
    {
        using var scope = NewDisposeScope();
        var attention = new MultiheadAttention(6, 3, isCausal: true);
        var x = randn(2, 4, 6);

        Assert.True(allclose(attention.call(x, x.alias(), x.alias(), null), attention.call(x), 1e-5, 1e-6));
    }

    [Fact]
    public void It_starts_as_PyTorchs_module_does()
    {
        using var scope = NewDisposeScope();
        var attention = new MultiheadAttention(64, 2);
        var bound = Math.Sqrt(6.0 / (64 + 192));

        Assert.Equal(0, attention.InProjBias!.abs().max().item<float>());
        Assert.Equal(0, attention.OutProj.bias!.abs().max().item<float>());
        Assert.InRange(attention.InProjWeight!.abs().max().item<float>(), 0.95 * bound, bound);
    }

    [Fact]
    public void Its_weights_outlive_scopes_and_move_with_it()
    {
        MultiheadAttention attention;
        using (NewDisposeScope())
        {
            attention = new MultiheadAttention(6, 2);
        }

        attention.to(float64);
        using var x = randn(2, 3, 6, float64);
        using var result = attention.call(x);

        Assert.Equal(float64, result.dtype);
        Assert.Equal(float64, attention.InProjWeight!.dtype);
        attention.Dispose();
    }

    [Fact]
    public void It_drops_weights_in_training_only()
    {
        using var scope = NewDisposeScope();
        var attention = new MultiheadAttention(6, 2, dropout: 0.5);
        var x = randn(2, 8, 6);

        attention.train();
        Assert.False(allclose(attention.call(x), attention.call(x)));
        attention.eval();
        Assert.True(allclose(attention.call(x), attention.call(x)));
    }

    [Fact]
    public void It_refuses_what_makes_no_sense()
    {
        Assert.Contains("4 heads cannot share a width of 6", Assert.Throws<ArgumentException>(static () => new MultiheadAttention(6, 4)).Message, StringComparison.Ordinal);
        using var causal = new MultiheadAttention(6, 2, isCausal: true);
        using var x = randn(1, 2, 6);
        using var mask = zeros(2, 2);

        Assert.Throws<ArgumentException>(() => causal.call(x, x, x, mask));
    }
}
