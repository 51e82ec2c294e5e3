using System.CommandLine;

namespace NetSpec.Tool.Commands;

/// <summary>How a result is written.</summary>
internal static class OutputFormat
{
    public const string Text = "text";
    public const string Json = "json";
    public const string Markdown = "markdown";

    /// <summary>The option <c>--format</c>; the first of the formats is the default.</summary>
    public static Option<string> Option(params string[] formats)
    {
        var option = new Option<string>("--format", "-f")
        {
            Description = "How the result is written.",
            DefaultValueFactory = _ => formats[0],
        };
        return option.AcceptOnlyFromAmong(formats);
    }
}
