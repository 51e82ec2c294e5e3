using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetSpec.Compiler;
using NetSpec.Compiler.Emit.CSharp;
using NetSpec.Generator.Tests.Helpers;
using Xunit.Abstractions;

namespace NetSpec.Generator.Tests.Input;

/// <summary>
/// Specs of the repository with random changes: nodes deleted, doubled, swapped, renamed, replaced, the text cut. Whatever comes of it is told or is
/// C# that compiles, in little time. The seed is fixed; <c>NETSPEC_CASES=20000</c> does more of them.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int BatchSize = 50;

    /// <summary>A thousand times what a file takes: a machine may be busy, a compiler may not be lost.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("NETSPEC_CASES") ?? "500", CultureInfo.InvariantCulture);

    [Fact]
    public void A_changed_spec_gives_diagnostics_or_CSharp_that_compiles()
    {
        var failures = new ConcurrentBag<string>();
        var times = new ConcurrentBag<(TimeSpan Time, int Number)>();
        var accepted = 0;

        // One for each processor: more at a time would be timed while others run.
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(Enumerable.Range(0, Cases).Chunk(BatchSize), parallel, batch =>
        {
            var mutants = batch.Select(number => Compile(number)).ToList();
            foreach (var mutant in mutants)
            {
                times.Add((mutant.Time, mutant.Number));
                if (mutant.Fault is { } fault)
                {
                    failures.Add(Describe(mutant, fault));
                }
            }

            Interlocked.Add(ref accepted, mutants.Count(mutant => mutant.Files.Count > 0));
            foreach (var (mutant, mistakes) in Broken(mutants))
            {
                failures.Add(Describe(mutant, mistakes));
            }
        });

        var slowest = times.Order().TakeLast(3).Select(item => $"{item.Time.TotalMilliseconds:F0} ms for mutant {item.Number}");
        output.WriteLine($"{Cases} mutants, {accepted} with classes; the slowest took {string.Join(", ", slowest.Reverse())}");
        Assert.True(accepted > Cases / 5, "too few mutants gave classes to say anything of them");
        Assert.True(failures.IsEmpty, $"{failures.Count} of {Cases} mutants fail:\n{string.Join("\n\n", failures.Order(StringComparer.Ordinal).Take(40))}");
    }

    private static string Text(int number)
    {
        var random = new Random(number);
        return new SpecMutator(random).Mutate(SpecCorpus.Texts[random.Next(SpecCorpus.Texts.Count)]);
    }

    private static Mutant Compile(int number)
    {
        var text = Text(number);
        var watch = Stopwatch.StartNew();
        var file = SafeCompiler.Parse(new SpecFile($"{number}.netspec.yaml", text, $"M{number}"));
        var spec = SafeCompiler.Compile(new SpecClosure(file, [], []), CancellationToken.None);
        var files = DistinctClasses.Of([spec.Classes]).SelectMany(EmittedFile.Of).ToList();
        watch.Stop();

        // The tool's way to the same.
        var project = SpecProject.Compile([file], "");
        var fault = spec.Diagnostics.Concat(project.Diagnostics).FirstOrDefault(diagnostic => diagnostic.Descriptor.Id == "NS0999")?.ToString()
            ?? (watch.Elapsed > TimeLimit ? $"takes {watch.Elapsed}" : null);
        return new(number, text, files, watch.Elapsed, fault);
    }

    /// <summary>The mutants whose C# does not compile: looked for together, then one by one.</summary>
    private static IEnumerable<(Mutant Mutant, string Mistakes)> Broken(List<Mutant> mutants)
    {
        if (Mistakes(mutants).Length == 0)
        {
            return [];
        }

        return mutants.Count == 1
            ? [(mutants[0], Mistakes(mutants))]
            : Broken(mutants[..(mutants.Count / 2)]).Concat(Broken(mutants[(mutants.Count / 2)..]));
    }

    private static string Mistakes(IEnumerable<Mutant> mutants)
    {
        var trees = mutants.SelectMany(mutant => mutant.Files).Select(file => CSharpSyntaxTree.ParseText(file.Source, Project.ParseOptions, file.HintName));
        var mistakes = new Project().Compilation().AddSyntaxTrees(trees).GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden);
        return string.Join('\n', mistakes.Take(3));
    }

    private static string Describe(Mutant mutant, string fault) => $"mutant {mutant.Number}: {fault}\n{mutant.Text}";

    private sealed record Mutant(int Number, string Text, IReadOnlyList<EmittedFile> Files, TimeSpan Time, string? Fault);
}
