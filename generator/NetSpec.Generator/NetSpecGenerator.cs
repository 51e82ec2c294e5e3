using Microsoft.CodeAnalysis;
using NetSpec.Compiler.Emit.CSharp;

namespace NetSpec.Generator;

/// <summary>
/// Compiles the specs of neural networks in a project to TorchSharp modules. Only wiring: parse per file → link → compile per file with its
/// imports → distinct classes → emit per class. What goes from step to step is compared by value, so that an edit runs no more than it must.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetSpecGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => ProjectOptions.From(provider.GlobalOptions))
            .WithTrackingName(StepNames.Options);

        var specs = context.AdditionalTextsProvider
            .Where(static text => SpecFile.IsSpec(text.Path))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => SafeCompiler.Read(pair.Left, pair.Right, cancellation))
            .Select(static (file, _) => SafeCompiler.Parse(file))
            .WithTrackingName(StepNames.Parse);

        var closures = specs.Collect().Combine(options)
            .SelectMany(static (pair, _) => SafeCompiler.Link(pair.Left, pair.Right.RootNamespace))
            .WithTrackingName(StepNames.Link);

        var compiled = closures
            .Select(static (closure, cancellation) => SafeCompiler.Compile(closure, cancellation))
            .WithTrackingName(StepNames.Compile);

        var classes = compiled.Select(static (spec, _) => spec.Classes).Collect()
            .SelectMany(static (all, _) => SafeCompiler.Classes(all))
            .WithTrackingName(StepNames.Classes);

        var diagnostics = compiled
            .Select(static (spec, _) => spec.Diagnostics)
            .WithTrackingName(StepNames.Diagnostics);

        var files = classes
            .SelectMany(static (type, _) => SafeCompiler.Emit(type))
            .WithTrackingName(StepNames.Emit);

        var conflicts = compiled.Select(static (spec, _) => spec.Definitions).Collect()
            .SelectMany(static (all, _) => SafeCompiler.Conflicts(all));

        context.RegisterSourceOutput(files, static (output, file) => Write(output, file));
        context.RegisterSourceOutput(diagnostics, static (output, all) => DiagnosticReporter.Report(output, all));
        context.RegisterSourceOutput(conflicts, static (output, conflict) => DiagnosticReporter.Report(output, [conflict]));
    }

    private static void Write(SourceProductionContext output, Outcome<EmittedFile> file)
    {
        if (file.Failure is { } failure)
        {
            DiagnosticReporter.Report(output, [failure]);
            return;
        }

        output.AddSource(file.Value!.HintName, file.Value.Source);
    }
}
