global using Acme.Own;

namespace Acme.Own;

internal static class Tensor
{
    internal const string Name = nameof(Tensor);
}

internal static class Module
{
    internal const string Name = nameof(Module);
}

internal static class Scalar
{
    internal const string Name = nameof(Scalar);
}
