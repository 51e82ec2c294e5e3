using Microsoft.CodeAnalysis;
using NetSpec.Generator.Tests.Helpers;

namespace NetSpec.Generator.Tests;

/// <summary>Mistakes are reported where they are, and one does not hide the work that is right.</summary>
public sealed class DiagnosticReportTests
{
    private const string A = "a.netspec.yaml";
    private const string B = "folder/b.netspec.yaml";

    [Fact]
    public void A_mistake_is_reported_at_its_place_in_the_spec()
    {
        var diagnostic = Assert.Single(GeneratorRun.Of(new Project((B, SmallSpecs.Model("Alpha").Replace("Linear", "Linaer", StringComparison.Ordinal))), "NS0200").Result.Diagnostics);

        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal(new FileLinePositionSpan(B, new(5, 11), new(5, 17)), diagnostic.Location.GetLineSpan());
        Assert.Equal("folder/b.netspec.yaml(6,12): error NS0200: there is no operator or block 'Linaer'; did you mean 'Linear'?", diagnostic.ToString());
    }

    [Fact]
    public void All_mistakes_of_a_project_are_reported_at_once()
    {
        var run = GeneratorRun.Of(
            new Project((A, "netspec: 1\nmodels: ["), (B, SmallSpecs.Model("Beta").Replace("out_features", "out_featuers", StringComparison.Ordinal)), ("c.netspec.yaml", SmallSpecs.Model("Gamma"))),
            "NS0002",
            "NS0201");

        Assert.Contains("App.Gamma.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void Two_files_that_define_one_class_are_a_conflict_told_at_the_second_and_the_first_is_compiled()
    {
        var run = GeneratorRun.Of(new Project((A, SmallSpecs.Model("Same", features: 4)), (B, SmallSpecs.Model("Same", features: 5)), ("c.netspec.yaml", SmallSpecs.Model("Gamma"))), "NS0217");

        Assert.Equal("folder/b.netspec.yaml(3,3): error NS0217: 'Same' is already defined as class 'App.Same' in 'a.netspec.yaml'; another name, or another 'namespace' for one of the files, keeps them apart", Assert.Single(run.Result.Diagnostics).ToString());
        Assert.Contains("[n, 4]", run.Sources["App.Same.Description.g.cs"], StringComparison.Ordinal);
        Assert.Contains("App.Gamma.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void Classes_whose_files_would_have_one_name_on_Windows_are_a_conflict()
    {
        GeneratorRun.Of(new Project((A, SmallSpecs.Model("Same")), (B, SmallSpecs.Model("SAME"))), "NS0217");
    }

    [Fact]
    public void A_block_that_two_files_import_is_one_class()
    {
        var run = GeneratorRun.Of(new Project(
            ("a.netspec.yaml", SmallSpecs.ModelWithImport("Alpha", "shared.netspec.yaml", "Shared")),
            ("b.netspec.yaml", SmallSpecs.ModelWithImport("Beta", "shared.netspec.yaml", "Shared")),
            ("shared.netspec.yaml", SmallSpecs.Block("Shared"))));

        Assert.Equal(
            ["App.Alpha.Description.g.cs", "App.Alpha.g.cs", "App.Beta.Description.g.cs", "App.Beta.g.cs", "App.Shared.g.cs"],
            run.Sources.Keys.Order(StringComparer.Ordinal));
    }
}
