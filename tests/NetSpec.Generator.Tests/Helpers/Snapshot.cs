using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;

namespace NetSpec.Generator.Tests.Helpers;

/// <summary>
/// Compares what the generator gives with files that a person has read. Stands in for Verify.Xunit with Verify.SourceGenerators, whose
/// conventions it keeps: <c>Snapshots/Class.method#hint.verified.cs</c>. To accept what a failed run has written:
/// <c>for f in $(find tests -name '*.received.*'); do mv "$f" "${f/.received./.verified.}"; done</c>
/// </summary>
internal static class Snapshot
{
    /// <param name="driver">A driver that has run.</param>
    /// <param name="ignore">Which sources are not compared.</param>
    /// <param name="file">The file of the test; its folder holds the snapshots and its name is the class's.</param>
    /// <param name="method">The test.</param>
    public static Task Verify(
        GeneratorDriver driver,
        Func<GeneratedSourceResult, bool>? ignore = null,
        [CallerFilePath] string file = "",
        [CallerMemberName] string method = "")
    {
        var folder = new SnapshotFolder(Path.Combine(Path.GetDirectoryName(file)!, "Snapshots"));
        var test = $"{Path.GetFileNameWithoutExtension(file)}.{method}";
        var failures = folder.Compare(test, Targets(driver.GetRunResult(), test, ignore ?? (_ => false)));
        return failures.Count == 0 ? Task.CompletedTask : throw new Xunit.Sdk.XunitException(string.Join("\n\n", failures));
    }

    private static List<SnapshotTarget> Targets(GeneratorDriverRunResult run, string test, Func<GeneratedSourceResult, bool> ignore)
    {
        foreach (var exception in run.Results.Select(result => result.Exception).OfType<Exception>())
        {
            ExceptionDispatchInfo.Throw(exception);
        }

        var sources = run.Results.SelectMany(result => result.GeneratedSources).Where(source => !ignore(source));
        var targets = sources.Select(source => new SnapshotTarget($"{test}#{Path.GetFileNameWithoutExtension(source.HintName)}", ".cs", Text(source))).ToList();
        if (!run.Diagnostics.IsEmpty)
        {
            targets.Add(new(test, ".txt", string.Join('\n', run.Diagnostics)));
        }

        return targets;
    }

    private static string Text(GeneratedSourceResult source) => $"//HintName: {source.HintName}\n{source.SourceText}";
}
