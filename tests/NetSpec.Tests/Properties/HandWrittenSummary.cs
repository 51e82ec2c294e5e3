using TorchSharp;
using TorchSharp.Modules;

namespace NetSpec.Tests.Properties;

/// <summary>A module written by hand, as specs name one: the mean of each element of the batch, several times over.</summary>
public sealed class HandWrittenSummary : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    public HandWrittenSummary(long width, torch.Device? device = null, torch.ScalarType? dtype = null)
        : base(nameof(HandWrittenSummary))
    {
        register_parameter("factors", new Parameter(torch.ones(width, device: device, dtype: dtype)));
    }

    public override torch.Tensor forward(torch.Tensor input) => input.flatten(1).mean([1], keepdim: true).mul(get_parameter("factors")!);
}
