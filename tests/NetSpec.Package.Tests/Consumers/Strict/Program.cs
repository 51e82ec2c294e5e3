using System;
using Acme.Library;
using Acme.TorchSharp.Nets;
using NetSpec.Zoo;

Console.WriteLine($"{Tensor.Name} {Module.Name} {Scalar.Name}");

using var resnet = new ResNet18(numClasses: 10);
resnet.eval();
using var images = global::TorchSharp.torch.zeros(2, 3, 64, 64);
using var logits = resnet.call(images);
Console.WriteLine($"ResNet18: {string.Join(" x ", logits.shape)}");

using var head = new Head();
using var rows = global::TorchSharp.torch.zeros(1, 8);
using var scores = head.call(rows);
Console.WriteLine($"Head: {string.Join(" x ", scores.shape)}");

using var shared = new SharedNet();
using var activations = shared.call(rows);
Console.WriteLine($"SharedNet: {string.Join(" x ", activations.shape)}");

try
{
    using var channelsLast = global::TorchSharp.torch.zeros(2, 64, 64, 3);
    using var never = resnet.call(channelsLast);
}
catch (ArgumentException e)
{
    Console.WriteLine(e.Message);
}
