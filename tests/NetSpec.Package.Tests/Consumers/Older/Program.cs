using System;
using Acme.Library;
using TorchSharp;

using var net = new SharedNet();
using var x = torch.zeros(1, 8);
using var y = net.call(x);
Console.WriteLine($"SharedNet: {string.Join(" x ", y.shape)}");
