using NetSpec.Generator.Tests.Helpers;

namespace NetSpec.Generator.Tests;

/// <summary>
/// An edit runs no more than it must, told by counting steps. (That nothing runs when nothing changed is asserted by every run of
/// <see cref="GeneratorRun"/>.) Three files, or a hundred, with a model each: as many classes, and two generated files for each.
/// </summary>
public sealed class CachingTests
{
    private const string A = "a.netspec.yaml";
    private const string B = "b.netspec.yaml";
    private const string C = "c.netspec.yaml";

    private static Project ThreeModels => new((A, SmallSpecs.Model("Alpha")), (B, SmallSpecs.Model("Beta")), (C, SmallSpecs.Model("Gamma")));

    private static Project HundredModels => new([.. Enumerable.Range(1, 100).Select(static i => ($"m{i}.netspec.yaml", SmallSpecs.Model($"Model{i}")))]);

    [Fact]
    public void A_comment_in_one_of_100_specs_compiles_that_one_again_and_writes_nothing()
    {
        var run = GeneratorRun.Of(HundredModels).Then(static project => project.Edit("m50.netspec.yaml", static text => "# A comment, which moves every line.\n" + text));

        Assert.Equal("99 Cached, 1 Modified", run.Reasons(StepNames.Parse));
        Assert.Equal("99 Cached, 1 Modified", run.Reasons(StepNames.Compile));
        Assert.Equal("100 Cached", run.Reasons(StepNames.Classes));
        Assert.Equal("200 Cached", run.Reasons(StepNames.Emit));
    }

    [Fact]
    public void An_edit_of_one_of_100_specs_writes_its_class_again_and_no_other()
    {
        var run = GeneratorRun.Of(HundredModels).Then(static project => project.Edit("m50.netspec.yaml", static text => text.Replace("out_features: 4", "out_features: 5", StringComparison.Ordinal)));

        Assert.Equal("99 Cached, 1 Modified", run.Reasons(StepNames.Parse));
        Assert.Equal("99 Cached, 1 Modified", run.Reasons(StepNames.Compile));
        Assert.Equal("1 Modified, 99 Unchanged", run.Reasons(StepNames.Classes));
        Assert.Equal("198 Cached, 2 Modified", run.Reasons(StepNames.Emit));
    }

    [Fact]
    public void The_first_run_compiles_every_file_and_writes_every_class()
    {
        var run = GeneratorRun.Of(ThreeModels);

        Assert.Equal("3 New", run.Reasons(StepNames.Parse));
        Assert.Equal("3 New", run.Reasons(StepNames.Compile));
        Assert.Equal("3 New", run.Reasons(StepNames.Classes));
        Assert.Equal("6 New", run.Reasons(StepNames.Emit));
    }

    [Fact]
    public void An_edit_of_CSharp_runs_nothing()
    {
        var run = GeneratorRun.Of(ThreeModels).Then(project => project with { CSharp = "namespace App; internal static class Program;" });

        // The options are compared with what they were; nothing else runs at all.
        Assert.Equal("1 Unchanged", run.Reasons(StepNames.Options));
        Assert.All(Steps.Names.Except([StepNames.Options]), step => Assert.Matches("^[0-9]+ Cached$", run.Reasons(step)));
        Assert.Matches("^[0-9]+ Cached$", run.OutputReasons());
    }

    [Fact]
    public void A_comment_compiles_its_file_again_and_writes_nothing()
    {
        var run = GeneratorRun.Of(ThreeModels).Then(project => project.Edit(B, text => "# A comment, which moves every line.\n" + text));

        Assert.Equal("2 Cached, 1 Modified", run.Reasons(StepNames.Parse));
        Assert.Equal("2 Cached, 1 Modified", run.Reasons(StepNames.Compile));
        Assert.Equal("3 Cached", run.Reasons(StepNames.Classes));
        Assert.Equal("6 Cached", run.Reasons(StepNames.Emit));
        Assert.Matches("^[0-9]+ Cached$", run.OutputReasons());
    }

    [Fact]
    public void A_changed_layer_writes_its_class_again_and_no_other()
    {
        var run = GeneratorRun.Of(ThreeModels).Then(project => project.Edit(B, text => text.Replace("out_features: 4", "out_features: 5", StringComparison.Ordinal)));

        Assert.Equal("2 Cached, 1 Modified", run.Reasons(StepNames.Compile));
        Assert.Equal("1 Modified, 2 Unchanged", run.Reasons(StepNames.Classes));
        Assert.Equal("4 Cached, 2 Modified", run.Reasons(StepNames.Emit));
    }

    [Fact]
    public void Another_root_namespace_writes_every_class_again_and_parses_nothing()
    {
        var run = GeneratorRun.Of(ThreeModels).Then(project => project with { RootNamespace = "Other" });

        Assert.Equal("1 Modified", run.Reasons(StepNames.Options));
        Assert.Equal("3 Cached", run.Reasons(StepNames.Parse));
        Assert.Equal("3 Modified", run.Reasons(StepNames.Compile));
        Assert.Equal("6 Modified", run.Reasons(StepNames.Emit));
        Assert.All(run.Sources.Keys, hint => Assert.StartsWith("Other.", hint, StringComparison.Ordinal));
    }

    [Fact]
    public void An_added_file_is_the_only_one_that_is_compiled()
    {
        var run = GeneratorRun.Of(ThreeModels).Then(project => project with { Specs = project.Specs.Add(new SpecText("d.netspec.yaml", SmallSpecs.Model("Delta"))) });

        Assert.Equal("3 Cached, 1 New", run.Reasons(StepNames.Parse));
        Assert.Equal("3 Cached, 1 New", run.Reasons(StepNames.Compile));
        Assert.Equal(8, run.Sources.Count);
    }

    [Fact]
    public void A_removed_file_takes_its_classes_with_it_and_compiles_no_other()
    {
        var run = GeneratorRun.Of(ThreeModels).Then(project => project with { Specs = project.Specs.RemoveAt(2) });

        Assert.Equal("2 Cached, 1 Removed", run.Reasons(StepNames.Compile));
        Assert.DoesNotContain("App.Gamma.g.cs", run.Sources.Keys);
        Assert.Equal(4, run.Sources.Count);
    }

    [Fact]
    public void A_broken_file_does_not_silence_the_others()
    {
        var run = GeneratorRun.Of(ThreeModels).Then(project => project.Edit(B, text => text.Replace("Linear", "Linaer", StringComparison.Ordinal)), "NS0200");

        Assert.Equal("2 Cached, 1 Modified", run.Reasons(StepNames.Compile));
        Assert.Equal(["App.Alpha.Description.g.cs", "App.Alpha.g.cs", "App.Gamma.Description.g.cs", "App.Gamma.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_repaired_file_reports_nothing_and_gives_its_classes_again()
    {
        var broken = GeneratorRun.Of(ThreeModels.Edit(B, text => text.Replace("Linear", "Linaer", StringComparison.Ordinal)), "NS0200");

        var repaired = broken.Then(project => project.Edit(B, text => text.Replace("Linaer", "Linear", StringComparison.Ordinal)));

        Assert.Contains("App.Beta.g.cs", repaired.Sources.Keys);
    }

    [Fact]
    public void An_edit_of_an_imported_file_compiles_the_files_that_import_it_and_no_other()
    {
        var project = new Project((A, SmallSpecs.ModelWithImport("Alpha", B, "Shared")), (B, SmallSpecs.Block("Shared")), (C, SmallSpecs.Model("Gamma")));

        var run = GeneratorRun.Of(project).Then(old => old.Edit(B, text => text.Replace("out_features: 4", "out_features: 5", StringComparison.Ordinal)));

        Assert.Equal("2 Cached, 1 Modified", run.Reasons(StepNames.Parse));
        Assert.Equal("1 Cached, 2 Modified", run.Reasons(StepNames.Compile));
        Assert.Contains("[n, 5]", run.Sources["App.Alpha.Description.g.cs"], StringComparison.Ordinal);
    }
}
