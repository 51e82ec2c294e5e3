using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using VerifyTests;
using VerifyXunit;

namespace NetSpec.Generator.Tests.Helpers;

/// <summary>The door to Verify, for a build with <c>-p:UseVerify=true</c>. See the project file.</summary>
internal static class Snapshot
{
    [ModuleInitializer]
    internal static void Initialize() => VerifySourceGenerators.Initialize();

    public static Task Verify(GeneratorDriver driver, Func<GeneratedSourceResult, bool>? ignore = null, [CallerFilePath] string file = "")
    {
        var settings = new VerifySettings();
        settings.UseDirectory("Snapshots");
        settings.IgnoreGeneratedResult(ignore ?? (_ => false));
        return Verifier.Verify(driver, settings, sourceFile: file);
    }
}
