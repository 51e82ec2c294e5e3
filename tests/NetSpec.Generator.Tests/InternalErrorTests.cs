using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetSpec.Compiler;
using NetSpec.Compiler.Emit.CSharp.Model;
using NetSpec.Generator.Tests.Helpers;
using SpecDiagnostic = NetSpec.Compiler.Diagnostics.Diagnostic;

namespace NetSpec.Generator.Tests;

/// <summary>
/// A mistake of the compiler itself is reported at the file that it failed on, whatever step of the generator meets it. An exception that got
/// through would silence every spec of the project with a warning (CS8785). No text is known that makes the compiler fail, so the steps are given
/// what only a mistake of ours could give them: a null where none may be.
/// </summary>
public sealed class InternalErrorTests
{
    private const string Path = "a.netspec.yaml";

    [Fact]
    public void A_file_that_cannot_be_read_is_reported_and_leaves_the_others_alone()
    {
        var run = GeneratorRun.Of(new Project([new UnreadableText(), new SpecText("good.netspec.yaml", SmallSpecs.Model("Good"))]), "NS0999");

        Assert.Contains("IOException: gone", Assert.Single(run.Result.Diagnostics).ToString(), StringComparison.Ordinal);
        Assert.Contains("App.Good.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void A_failure_while_parsing_is_reported_at_its_file()
    {
        var spec = SafeCompiler.Parse(new SpecFile(Path, Text: null!, Namespace: ""));

        AssertInternalError(Path, spec.Spec.Diagnostics);
    }

    [Fact]
    public void A_failure_while_linking_is_reported_at_the_first_file()
    {
        var closure = Assert.Single(SafeCompiler.Link([Spec, null!], "App"));

        AssertInternalError(Path, SafeCompiler.Compile(closure, CancellationToken.None).Diagnostics);
    }

    [Fact]
    public void A_failure_while_compiling_is_reported_at_its_file()
    {
        var compiled = SafeCompiler.Compile(new SpecClosure(Spec, Imports: [null!], Nearest: []), CancellationToken.None);

        Assert.Empty(compiled.Classes);
        AssertInternalError(Path, compiled.Diagnostics);
    }

    [Fact]
    public void A_failure_among_the_classes_of_all_files_is_reported()
    {
        AssertInternalError("", SafeCompiler.Classes([null!]).Select(type => type.Failure));
        AssertInternalError("", SafeCompiler.Conflicts([null!]));
    }

    [Fact]
    public void A_failure_while_writing_is_reported_at_the_generated_file()
    {
        var model = SafeCompiler.Compile(new SpecClosure(Spec, [], []), CancellationToken.None).Classes[0] with { Forward = null! };

        AssertInternalError("App.Alpha.g.cs", SafeCompiler.Emit(new Outcome<ClassModel>(model, null)).Select(file => file.Failure));
    }

    [Fact]
    public void A_cancelled_compilation_is_no_mistake()
    {
        Assert.Throws<OperationCanceledException>(() => SafeCompiler.Compile(new SpecClosure(Spec, [], []), new CancellationToken(canceled: true)));
    }

    private static ProjectSpec Spec => SafeCompiler.Parse(new SpecFile(Path, SmallSpecs.Model("Alpha"), "App"));

    private static void AssertInternalError(string path, IEnumerable<SpecDiagnostic?> diagnostics)
    {
        var diagnostic = Assert.Single(diagnostics)!;
        Assert.StartsWith($"{path}(1,1): error NS0999: NetSpec failed on this file", diagnostic.ToString(), StringComparison.Ordinal);
        Assert.Contains("Exception", diagnostic.Message, StringComparison.Ordinal);
    }

    private sealed class UnreadableText : AdditionalText
    {
        public override string Path => InternalErrorTests.Path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => throw new IOException("gone");
    }
}
