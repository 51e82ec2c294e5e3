global using Acme.Own;

namespace Acme.Own;

internal static class Tensor
{
    internal static string Name => nameof(Tensor);
}

internal static class Module
{
    internal static string Name => nameof(Module);
}

internal static class Scalar
{
    internal static string Name => nameof(Scalar);
}
