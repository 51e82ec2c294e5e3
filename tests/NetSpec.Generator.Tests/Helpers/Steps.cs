using System.Reflection;

namespace NetSpec.Generator.Tests.Helpers;

/// <summary>The names of the generator's steps.</summary>
internal static class Steps
{
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(StepNames).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];
}
