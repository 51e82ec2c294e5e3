using TorchSharp;

namespace NetSpec.Tests.Helpers;

/// <summary>A generated network: how to make one, and what the compiler says of it without making one.</summary>
/// <param name="Create">Makes an instance on a device.</param>
/// <param name="Describe">The description for n items of height h and width w.</param>
internal record Network(
    Func<torch.Device?, torch.nn.Module<torch.Tensor, torch.Tensor>> Create,
    Func<long, long, long, ModelDescription> Describe);
