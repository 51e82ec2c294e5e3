using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetSpec.Tool.Output;

/// <summary>Writes JSON for other programs.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,

        // Quotes and letters stay readable; nobody puts this into a page of HTML unescaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a value and ends the line.</summary>
    public static void Write(TextWriter output, object value) => output.Write(JsonSerializer.Serialize(value, Options).ReplaceLineEndings("\n") + "\n");
}
