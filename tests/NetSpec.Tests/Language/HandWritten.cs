using TorchSharp;
using TorchSharp.Modules;

namespace NetSpec.Tests.Language;

/// <summary>A module such as a user writes by hand and names in a spec (<c>csharp</c>).</summary>
public sealed class HandWritten : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    public HandWritten(long width, string name_of, torch.Device? device = null, torch.ScalarType? dtype = null)
        : base(name_of)
    {
        register_parameter("factor", new Parameter(torch.ones(width, device: device, dtype: dtype)));
    }

    public override torch.Tensor forward(torch.Tensor input) => input.mul(get_parameter("factor")!);
}
