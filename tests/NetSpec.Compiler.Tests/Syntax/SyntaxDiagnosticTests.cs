using System.Reflection;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Syntax;
using NetSpec.Compiler.Tests.Helpers;

namespace NetSpec.Compiler.Tests.Syntax;

/// <summary>Every mistake that reading a spec finds: what is reported, where, and that nothing else is. The specs stand in the other parts.</summary>
public partial class SyntaxDiagnosticTests
{
    private static readonly IReadOnlyList<(string Name, string Spec)> AllCases =
        [.. YamlCases, .. FlowCases, .. FileCases, .. ModuleCases, .. ParameterCases, .. LayerCases, .. LayerRuleCases, .. NameCases];

    public static TheoryData<string> Names => [.. AllCases.Select(test => test.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Mistakes_are_reported_once_at_their_place(string name)
    {
        var spec = AllCases.Single(test => test.Name == name).Spec;

        var diagnostics = MarkedSpec.Verify(spec, Read);

        Assert.All(diagnostics, diagnostic => Assert.DoesNotContain('\n', diagnostic.Message));
    }

    [Fact]
    public void Every_descriptor_has_a_test()
    {
        var descriptors = typeof(DiagnosticDescriptors).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(field => ((DiagnosticDescriptor)field.GetValue(null)!).Id)
            .Where(id => string.CompareOrdinal(id, "NS0099") <= 0);

        var tested = AllCases.SelectMany(test => MarkedSpec.Parse(test.Spec).Marks).Select(mark => mark.Id);

        Assert.Empty(descriptors.Except(tested));
    }

    private static void Read(string text, DiagnosticBag bag) => SpecReader.Read("test.netspec.yaml", text, bag);

    private static string Message(string spec) => MarkedSpec.Verify(spec, Read).Single().Message;

    /// <summary>A spec with one block of these keys.</summary>
    private static string Block(string keys) => $"netspec: 1\nblocks:\n  B:\n{Indent(keys, 4)}";

    /// <summary>A spec with one model of these keys.</summary>
    private static string Model(string keys) => $"netspec: 1\nmodels:\n  M:\n{Indent(keys, 4)}";

    /// <summary>A spec with one block of these named layers.</summary>
    private static string Layers(string layers) => Block($"layers:\n{Indent(layers, 2)}");

    /// <summary>A spec with one block that is a list of these layers.</summary>
    private static string Items(string items) => Block($"Sequential:\n{Indent(items, 2)}");

    private static string Indent(string text, int width) => string.Concat(text.Split('\n').Select(line => new string(' ', width) + line + "\n"));
}
