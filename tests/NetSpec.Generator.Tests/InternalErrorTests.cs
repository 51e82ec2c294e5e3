using NetSpec.Compiler;
using NetSpec.Generator.Tests.Helpers;

namespace NetSpec.Generator.Tests;

/// <summary>
/// A mistake of the compiler itself is reported at the file that it failed on. An exception that got through would silence every
/// spec of the project with a warning (CS8785). No text is known that makes the compiler fail, so the stages are given what only a
/// mistake of ours could give them: a null where none may be.
/// </summary>
public sealed class InternalErrorTests
{
    private const string Path = "a.netspec.yaml";

    [Fact]
    public void A_failure_while_parsing_is_reported_at_its_file()
    {
        var spec = SafeCompiler.Parse(new SpecFile(Path, Text: null!, Namespace: ""));

        AssertInternalError(Assert.Single(spec.Spec.Diagnostics));
    }

    [Fact]
    public void A_failure_while_compiling_is_reported_at_its_file()
    {
        var spec = SafeCompiler.Parse(new SpecFile(Path, SmallSpecs.Model("Alpha"), "App"));

        var compiled = SafeCompiler.Compile(new SpecClosure(spec, Imports: [null!], Nearest: []), CancellationToken.None);

        Assert.Empty(compiled.Classes);
        AssertInternalError(Assert.Single(compiled.Diagnostics));
    }

    [Fact]
    public void A_cancelled_compilation_is_no_mistake()
    {
        var spec = SafeCompiler.Parse(new SpecFile(Path, SmallSpecs.Model("Alpha"), "App"));

        Assert.Throws<OperationCanceledException>(() => SafeCompiler.Compile(new SpecClosure(spec, [], []), new CancellationToken(canceled: true)));
    }

    private static void AssertInternalError(NetSpec.Compiler.Diagnostics.Diagnostic diagnostic)
    {
        Assert.StartsWith($"{Path}(1,1): error NS0999: NetSpec failed on this file", diagnostic.ToString(), StringComparison.Ordinal);
        Assert.Contains("NullReferenceException", diagnostic.Message, StringComparison.Ordinal);
    }
}
