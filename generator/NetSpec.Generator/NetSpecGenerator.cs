using Microsoft.CodeAnalysis;

namespace NetSpec.Generator;

/// <summary>Compiles the specs of neural networks in a project to TorchSharp modules.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetSpecGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
