using System.Text.RegularExpressions;
using NetSpec.Compiler.Emit.Documentation;
using NetSpec.Compiler.Emit.Schema;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Tests.Helpers;
using NJsonSchema;

namespace NetSpec.Compiler.Tests.Documentation;

/// <summary>Pages and the schema follow from the tables. With NETSPEC_UPDATE=1 these tests write them.</summary>
public sealed class GeneratedPageTests
{
    [Fact]
    public void The_page_of_operators_is_current() => AssertCurrent("operators.md", ReferencePages.Operators());

    [Fact]
    public void The_page_of_diagnostics_is_current() => AssertCurrent("diagnostics.md", ReferencePages.Diagnostics());

    [Fact]
    public void The_JSON_Schema_is_current() => AssertCurrent("netspec.schema.json", SpecSchema.Write());

    [Fact]
    public void Every_operator_and_every_argument_has_a_sentence_of_documentation() => Assert.All(OperatorTable.All, static op =>
    {
        Assert.EndsWith(".", op.Summary, StringComparison.Ordinal);
        Assert.All(op.Parameters, parameter => Assert.True(parameter.Summary.EndsWith('.'), $"{op.Name}.{parameter.Name}: '{parameter.Summary}'"));
    });

    [Fact]
    public void Names_of_PyTorch_and_Keras_that_are_not_here_lead_to_what_is()
    {
        Assert.All(PyTorchNames.Others.Concat(PyTorchNames.KerasNames), static entry => Assert.NotNull(OperatorTable.Find(entry.Here)));
        Assert.All(PyTorchNames.Others.Concat(PyTorchNames.KerasNames).SelectMany(static entry => entry.There).Concat(PyTorchNames.LeftOut.SelectMany(static entry => entry.There)), static name => Assert.Null(OperatorTable.Find(name)));
    }

    [Fact]
    public void No_two_diagnostics_have_one_code() => Assert.Empty(ReferencePages.Descriptors.GroupBy(static descriptor => descriptor.Id).Where(static group => group.Count() > 1).Select(static group => group.Key));

    [Fact]
    public void Every_code_of_the_build_is_on_the_page()
    {
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "runtime"), "*.*", SearchOption.AllDirectories).Where(static path => Path.GetExtension(path) is ".cs" or ".targets" && !IsOutput(path));
        var codes = sources.SelectMany(static path => Regex.Matches(File.ReadAllText(path), @"NS\d{4}").Select(static match => match.Value)).Distinct().ToList();
        Assert.NotEmpty(codes);
        Assert.All(codes, static code => Assert.Contains($"| {code} |", ReferencePages.Diagnostics(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_schema_takes_every_spec_of_the_repository()
    {
        var schema = await JsonSchema.FromJsonAsync(SpecSchema.Write());
        var specs = Directory.GetFiles(Repository.Root, "*.netspec.yaml", SearchOption.AllDirectories).Where(static path => !IsOutput(path)).ToList();
        Assert.NotEmpty(specs);
        Assert.All(specs, path => Assert.Empty(schema.Validate(YamlAsJson.Convert(File.ReadAllText(path)))));
    }

    [Theory]
    [InlineData("netspec: 2")]
    [InlineData("netspec: 1\nblock: {}")]
    [InlineData("netspec: 1\nmodels: {A: {layers: {a: {Conv2d: {kernelsize: 3}}}}}")]
    [InlineData("netspec: 1\nmodels: {A: {layers: {a: {only: eval, ReLU: {}}}}}")]
    public async Task The_schema_refuses_what_the_language_does_not_have(string spec)
    {
        var schema = await JsonSchema.FromJsonAsync(SpecSchema.Write());
        Assert.NotEmpty(schema.Validate(YamlAsJson.Convert(spec)));
    }

    private static bool IsOutput(string path) => Regex.IsMatch(path, @"[/\\](bin|obj)[/\\]");

    private static void AssertCurrent(string name, string expected) => Repository.AssertCurrent(Path.Combine(Repository.Root, "specs", name), expected);
}
