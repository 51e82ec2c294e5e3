using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetSpec.Generator.Tests.Helpers;

/// <summary>The MSBuild properties and metadata that the compiler passes on.</summary>
internal sealed class BuildOptions(string rootNamespace) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(("build_property.RootNamespace", rootNamespace));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values();

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        textFile is SpecText { Namespace: { } ns } ? new Values(("build_metadata.AdditionalFiles.NetSpecNamespace", ns)) : new Values();

    private sealed class Values(params (string Key, string Value)[] values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            // As in the compiler, whose keys are compared without case.
            value = values.Where(pair => KeyComparer.Equals(pair.Key, key)).Select(pair => pair.Value).FirstOrDefault();
            return value is not null;
        }
    }
}
