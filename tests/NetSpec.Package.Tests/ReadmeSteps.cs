using System.Text;
using System.Text.RegularExpressions;

namespace NetSpec.Package.Tests;

/// <summary>
/// A section of a readme as a reader follows it: blocks of <c>sh</c> are commands, a block of another language is the file whose name, in
/// back quotes, is the last before it, and a block of <c>text</c> is what the last command prints.
/// </summary>
internal sealed partial class ReadmeSteps
{
    private readonly List<(string Language, string File, string Text)> _blocks = [];

    public ReadmeSteps(string readme, string heading)
    {
        var start = readme.IndexOf(heading, StringComparison.Ordinal);
        Assert.True(start >= 0, $"the readme has no '{heading}'");
        var end = readme.IndexOf("\n## ", start, StringComparison.Ordinal);
        var section = readme[start..(end < 0 ? readme.Length : end)].ReplaceLineEndings("\n");
        var file = "";
        foreach (Match match in Block().Matches(section))
        {
            file = match.Groups["file"].Success ? match.Groups["file"].Value : file;
            if (match.Groups["language"].Success)
            {
                _blocks.Add((match.Groups["language"].Value, file, match.Groups["text"].Value));
            }
        }
    }

    /// <summary>What the readme says the program prints.</summary>
    public string ExpectedOutput => _blocks.Single(block => block.Language == "text").Text;

    /// <summary>Does what the section says; returns what the commands printed.</summary>
    public string Follow(string folder, DotNet dotnet)
    {
        var output = new StringBuilder();
        foreach (var (language, file, text) in _blocks.Where(block => block.Language != "text"))
        {
            if (language == "sh")
            {
                foreach (var command in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    output.Append(Run(command, folder, dotnet));
                }
            }
            else
            {
                File.WriteAllText(Path.Combine(folder, file), text);
            }
        }

        return output.ToString();
    }

    private static string Run(string command, string folder, DotNet dotnet)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("dotnet", words[0]);
        return dotnet.Run(folder, words[1..]);
    }

    [GeneratedRegex("`(?<file>[A-Za-z.-]+\\.(yaml|cs))`|^```(?<language>[a-z]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
