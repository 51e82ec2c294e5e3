using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetSpec.Compiler;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Emit.CSharp;
using NetSpec.Compiler.Emit.CSharp.Model;
using Diagnostic = NetSpec.Compiler.Diagnostics.Diagnostic;

namespace NetSpec.Generator;

/// <summary>
/// The compiler's stages as steps of the generator: a mistake of the compiler itself is reported at the file that it failed on and leaves the
/// others alone (see <see cref="InternalError"/>).
/// </summary>
internal static class SafeCompiler
{
    /// <summary>Reads a file's text and metadata.</summary>
    public static SpecFile Read(AdditionalText text, AnalyzerConfigOptionsProvider provider, CancellationToken cancellation) =>
        InternalError.Guard(text.Path, () => SpecFile.From(text, provider, cancellation), failure => new(text.Path, "", "") { Failure = failure });

    /// <summary>Parses a file.</summary>
    public static ProjectSpec Parse(SpecFile file) =>
        file.Failure is { } failed ? Broken(file, failed) : InternalError.Guard(file.Path, () => new(SpecCompiler.Parse(file.Path, file.Text), file.Namespace), failure => Broken(file, failure));

    /// <summary>Gives each file its imports and its namespace.</summary>
    public static IReadOnlyList<SpecClosure> Link(IReadOnlyList<ProjectSpec> files, string rootNamespace) => InternalError.Guard(
        files.Count > 0 ? files[0].Spec.Path : "",
        () => SpecLinking.Close(files, CSharpNames.Namespace(rootNamespace)),
        failure => [new(Broken(new(failure.Location.Path, "", ""), failure), [], [])]);

    /// <summary>Compiles a file with its imports.</summary>
    public static CompiledSpec Compile(SpecClosure closure, CancellationToken cancellation) =>
        InternalError.Guard<CompiledSpec>(closure.Spec.Path, () => SpecCompiler.Compile(closure, cancellation), failure => new([], [.. closure.Spec.Diagnostics, failure], []));

    /// <summary>The distinct classes of all files.</summary>
    public static IReadOnlyList<Outcome<ClassModel>> Classes(IReadOnlyList<EquatableArray<ClassModel>> files) => InternalError.Guard<IReadOnlyList<Outcome<ClassModel>>>(
        "",
        () => [.. DistinctClasses.Of(files).Select(static model => new Outcome<ClassModel>(model, null))],
        static failure => [new(null, failure)]);

    /// <summary>What two files define differently.</summary>
    public static IReadOnlyList<Diagnostic> Conflicts(IReadOnlyList<EquatableArray<ClassOrigin>> files) =>
        InternalError.Guard("", () => DistinctClasses.Conflicts(files), static failure => [failure]);

    /// <summary>Writes a class.</summary>
    public static IReadOnlyList<Outcome<EmittedFile>> Emit(Outcome<ClassModel> type) => type.Value is not { } model
        ? [new(null, type.Failure)]
        : InternalError.Guard<IReadOnlyList<Outcome<EmittedFile>>>(
            model.HintName,
            () => [.. EmittedFile.Of(model).Select(static file => new Outcome<EmittedFile>(file, null))],
            static failure => [new(null, failure)]);

    private static ProjectSpec Broken(SpecFile file, Diagnostic failure) => new(new ParsedSpec(file.Path, file.Text, null, [failure]), file.Namespace);
}

/// <summary>What a step gave, or the mistake of the compiler that kept it from giving it.</summary>
internal sealed record Outcome<T>(T? Value, Diagnostic? Failure)
    where T : class, IEquatable<T>;
