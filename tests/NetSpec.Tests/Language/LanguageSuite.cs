using NetSpec.Tests.Helpers;
using TorchSharp;

namespace NetSpec.Tests.Language;

/// <summary>All cases, compiled in one go.</summary>
internal static class LanguageSuite
{
    private static readonly Lazy<DynamicNetworks> Networks =
        new(static () => DynamicNetworks.Compile(Cases.Select(static (test, i) => (NameOf(i), test)).ToDictionary(static pair => pair.Item1, static pair => pair.test.Text(pair.Item1))));

    /// <summary>All cases.</summary>
    public static IReadOnlyList<LanguageCase> Cases => LanguageCases.All;

    /// <summary>A network of a case.</summary>
    public static torch.nn.Module Network(int index, params object?[] arguments)
    {
        torch.manual_seed(index);
        return Networks.Value.Create(NameOf(index), $"{NameOf(index)}.Net", arguments);
    }

    /// <summary>A case by its name.</summary>
    public static int IndexOf(string name) => Cases.Select(static test => test.Name).ToList().IndexOf(name) is var index and >= 0 ? index : throw new ArgumentException($"there is no case '{name}'", nameof(name));

    /// <summary>The C# of a case.</summary>
    public static string SourceOf(int index) => Networks.Value.SourceOf(NameOf(index));

    /// <summary>The classes of a case.</summary>
    public static IReadOnlyList<string> ClassesOf(int index) => Networks.Value.ClassesOf(NameOf(index));

    private static string NameOf(int index) => $"Language{index}";
}
