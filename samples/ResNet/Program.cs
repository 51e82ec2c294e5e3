using TorchSharp;

using var x = torch.ones(2, 3);
using var sum = x.sum();
Console.WriteLine(sum.item<float>());
