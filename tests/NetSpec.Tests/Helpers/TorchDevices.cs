using System.Reflection;
using TorchSharp;
using Xunit.Sdk;

namespace NetSpec.Tests.Helpers;

/// <summary>The devices that tests run on.</summary>
internal static class TorchDevices
{
    public const string Cpu = "cpu";

    public const string Cuda = "cuda";

    /// <summary>Why a device cannot be used here, or <c>null</c>.</summary>
    public static string? ReasonToSkip(string device) =>
        device == Cuda && !torch.cuda.is_available() ? "torch.cuda.is_available() is false: this build's libtorch or this machine has no CUDA" : null;
}

/// <summary>
/// Gives a theory a device. One attribute for each device and not one list of those that are there, so that a run's report says
/// which devices were not tried.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DeviceAttribute : DataAttribute
{
    public DeviceAttribute(string name)
    {
        Name = name;
        Skip = TorchDevices.ReasonToSkip(name);
    }

    public string Name { get; }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Name]];
}
