using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetSpec.Generator.Tests.Helpers;

/// <summary>
/// A run of the generator over a project. Every run, whatever its test is about, also proves that
/// nothing runs again when nothing changed, that no step keeps the compiler's objects alive,
/// that exactly the expected diagnostics came, and that the generated code compiles.
/// </summary>
internal sealed class GeneratorRun
{
    private readonly Project _project;

    private GeneratorRun(GeneratorDriver driver, Project project, string[] diagnostics)
    {
        _project = project;
        var compilation = project.Compilation();
        Driver = Load(driver, project).RunGenerators(compilation);
        Result = Assert.Single(Driver.GetRunResult().Results);

        Assert.Null(Result.Exception);
        AssertDiagnostics(diagnostics);
        AssertStepsHoldOnlyValues();
        AssertNothingRunsAgain();
        AssertCompiles(compilation.AddSyntaxTrees(Driver.GetRunResult().GeneratedTrees));
    }

    public GeneratorDriver Driver { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>What the run gave, by hint.</summary>
    public IReadOnlyDictionary<string, string> Sources => Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>Runs over a project that was just opened.</summary>
    /// <param name="project">The project.</param>
    /// <param name="diagnostics">The codes of all diagnostics that are expected.</param>
    public static GeneratorRun Of(Project project, params string[] diagnostics) => new(CreateDriver(), project, diagnostics);

    /// <summary>Runs again after an edit.</summary>
    public GeneratorRun Then(Func<Project, Project> edit, params string[] diagnostics) => new(Driver, edit(_project), diagnostics);

    /// <summary>How often a step ran with which outcome, such as <c>2 Cached, 1 Modified</c>.</summary>
    public string Reasons(string step) => Summary(Result.TrackedSteps.TryGetValue(step, out var steps) ? steps : []);

    /// <summary>How often the generated files and the diagnostics were made with which outcome.</summary>
    public string OutputReasons() => Summary(Result.TrackedOutputSteps.Values.SelectMany(steps => steps));

    private static string Summary(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        string.Join(", ", steps.SelectMany(step => step.Outputs).GroupBy(output => output.Reason).OrderBy(group => group.Key.ToString(), StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}"));

    private static CSharpGeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new NetSpecGenerator().AsSourceGenerator()],
        parseOptions: Project.ParseOptions,
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static GeneratorDriver Load(GeneratorDriver driver, Project project) =>
        driver.ReplaceAdditionalTexts(project.Specs).WithUpdatedAnalyzerConfigOptions(new BuildOptions(project.RootNamespace));

    private void AssertDiagnostics(string[] expected)
    {
        var actual = Result.Diagnostics.Select(diagnostic => diagnostic.Id);
        if (!actual.Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal)))
        {
            Assert.Fail($"Expected the diagnostics [{string.Join(", ", expected)}], got:\n{string.Join('\n', Result.Diagnostics)}");
        }
    }

    private void AssertStepsHoldOnlyValues()
    {
        foreach (var (name, steps) in OwnSteps(Result))
        {
            Assert.All(steps.SelectMany(step => step.Outputs), output => ObjectGraph.AssertHoldsNoCompilerObject(output.Value, name));
        }
    }

    private void AssertNothingRunsAgain()
    {
        var reopened = _project.Reopened();
        var compilation = (reopened with { CSharp = reopened.CSharp + "\n// An edit of C# does not concern specs." }).Compilation();
        var again = Assert.Single(Load(Driver, reopened).RunGenerators(compilation).GetRunResult().Results);

        foreach (var (name, steps) in OwnSteps(again))
        {
            Assert.All(
                steps.SelectMany(step => step.Outputs),
                output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{name} was {output.Reason} though nothing had changed: {output.Value}"));
        }

        var outputs = again.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs);
        Assert.All(outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    /// <summary>The named steps of the generator; not those that Roslyn names, whose values are its own objects.</summary>
    private static IEnumerable<(string Name, ImmutableArray<IncrementalGeneratorRunStep> Steps)> OwnSteps(GeneratorRunResult result) =>
        Steps.Names.Where(result.TrackedSteps.ContainsKey).Select(name => (name, result.TrackedSteps[name]));

    private static void AssertCompiles(Compilation compilation)
    {
        using var assembly = new MemoryStream();
        using var documentation = new MemoryStream();
        var result = compilation.Emit(assembly, xmlDocumentationStream: documentation);
        var mistakes = result.Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden);
        Assert.True(result.Success && !mistakes.Any(), "The generated code does not compile:\n" + string.Join('\n', mistakes));
    }
}
