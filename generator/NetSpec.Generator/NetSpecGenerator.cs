using Microsoft.CodeAnalysis;
using NetSpec.Compiler;
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
            .Select(static (pair, cancellation) => SpecFile.From(pair.Left, pair.Right, cancellation))
            .Select(static (file, _) => SpecFile.Parse(file))
            .WithTrackingName(StepNames.Parse);

        var closures = specs.Collect().Combine(options)
            .SelectMany(static (pair, _) => SpecLinking.Close(pair.Left, pair.Right.RootNamespace))
            .WithTrackingName(StepNames.Link);

        var compiled = closures
            .Select(static (closure, cancellation) => SafeCompiler.Compile(closure, cancellation))
            .WithTrackingName(StepNames.Compile);

        var classes = compiled.Select(static (spec, _) => spec.Classes).Collect()
            .SelectMany(static (all, _) => DistinctClasses.Of(all))
            .WithTrackingName(StepNames.Classes);

        var diagnostics = compiled
            .Select(static (spec, _) => spec.Diagnostics)
            .WithTrackingName(StepNames.Diagnostics);

        var files = classes
            .SelectMany(static (model, _) => EmittedFile.Of(model))
            .WithTrackingName(StepNames.Emit);

        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, file.Source));
        context.RegisterSourceOutput(diagnostics, static (output, all) => DiagnosticReporter.Report(output, all));
        context.RegisterSourceOutput(
            compiled.Select(static (spec, _) => spec.Definitions).Collect().SelectMany(static (all, _) => DistinctClasses.Conflicts(all)),
            static (output, conflict) => DiagnosticReporter.Report(output, [conflict]));
    }
}
