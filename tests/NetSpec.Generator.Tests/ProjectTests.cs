using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetSpec.Generator.Tests.Helpers;

namespace NetSpec.Generator.Tests;

/// <summary>What a project decides: namespaces, and what else is in it.</summary>
public sealed class ProjectTests
{
    private const string Path = "folder/a.netspec.yaml";

    [Fact]
    public void Classes_are_in_the_root_namespace()
    {
        Assert.Equal(["My.App.Alpha.Description.g.cs", "My.App.Alpha.g.cs"], HintsOf(new Project((Path, SmallSpecs.Model("Alpha"))) { RootNamespace = "My.App" }));
    }

    [Fact]
    public void A_project_can_put_the_classes_of_one_file_into_a_namespace()
    {
        ImmutableArray<AdditionalText> specs = [new SpecText(Path, SmallSpecs.Model("Alpha")) { Namespace = "Nets" }, new SpecText("b.netspec.yaml", SmallSpecs.Model("Beta"))];

        Assert.Equal(["App.Beta.Description.g.cs", "App.Beta.g.cs", "Nets.Alpha.Description.g.cs", "Nets.Alpha.g.cs"], HintsOf(new Project(specs)));
    }

    [Fact]
    public void What_a_spec_says_of_its_namespace_goes_before_what_the_project_says()
    {
        ImmutableArray<AdditionalText> specs = [new SpecText(Path, "namespace: Own\n" + SmallSpecs.Model("Alpha")) { Namespace = "Nets" }];

        Assert.Equal(["Own.Alpha.Description.g.cs", "Own.Alpha.g.cs"], HintsOf(new Project(specs)));
    }

    [Fact]
    public void Without_any_namespace_classes_are_in_the_global_one()
    {
        Assert.Equal(["Alpha.Description.g.cs", "Alpha.g.cs"], HintsOf(new Project((Path, SmallSpecs.Model("Alpha"))) { RootNamespace = "" }));
    }

    [Fact]
    public void Two_classes_of_one_name_in_two_namespaces_get_along()
    {
        ImmutableArray<AdditionalText> specs = [new SpecText(Path, SmallSpecs.Model("Alpha")), new SpecText("b.netspec.yaml", SmallSpecs.Model("Alpha")) { Namespace = "Nets" }];

        Assert.Equal(4, HintsOf(new Project(specs)).Count());
    }

    [Fact]
    public void Files_that_are_no_specs_are_left_alone()
    {
        Assert.Empty(HintsOf(new Project(("settings.yaml", "netspec: ["), ("readme.md", "# Read me"))));
    }

    [Fact]
    public void A_spec_in_Windows_line_ends_gives_the_same_text()
    {
        var project = new Project((Path, SmallSpecs.Model("Alpha")));

        var windows = GeneratorRun.Of(project.Edit(Path, text => text.Replace("\n", "\r\n", StringComparison.Ordinal)));

        Assert.Equal(GeneratorRun.Of(project).Sources, windows.Sources);
        Assert.All(windows.Sources.Values, source => Assert.DoesNotContain('\r', source));
    }

    [Fact]
    public void Generated_code_compiles_beside_types_with_the_names_of_torchs()
    {
        const string own = """
            internal sealed class Tensor;
            internal sealed class Scalar;
            namespace App
            {
                internal sealed class Module;
                internal sealed class Linear;
                internal sealed class Device;
                internal sealed class ScalarType;
                internal sealed class ModelDescription;
            }
            """;

        GeneratorRun.Of(new Project((Path, "namespace: App.Nets\n" + SmallSpecs.Model("Alpha"))) { CSharp = own });
    }

    private static IEnumerable<string> HintsOf(Project project) => GeneratorRun.Of(project).Sources.Keys.Order(StringComparer.Ordinal);
}
