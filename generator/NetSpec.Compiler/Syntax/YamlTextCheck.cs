using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Syntax;

/// <summary>What a text has to be before it is worth scanning.</summary>
internal static class YamlTextCheck
{
    /// <summary>The largest spec that is read, in characters: the zoo's largest is a hundredth of it, and generators run at every key stroke.</summary>
    private const int MaxLength = 1 << 20;

    /// <summary>What stands in a text for bytes that are no UTF-8: whoever read the file knew no better, and what they meant is lost.</summary>
    private const char Replacement = '\uFFFD';

    /// <summary>Whether the text is of a readable size and holds characters that YAML allows; reports what is in the way.</summary>
    public static bool IsReadable(string path, string text, DiagnosticBag bag)
    {
        if (text.Length > MaxLength)
        {
            bag.ReportFileTooLarge(SourceLocation.StartOf(path), text.Length, MaxLength);
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Replacement)
            {
                bag.ReportNotUtf8(new YamlSource(path, text).Locate(i, i + 1));
                return false;
            }

            if (IsForbidden(text, i))
            {
                // The scanner takes NUL for the end of the text, and a binary file holds thousands: the first one is enough to say.
                bag.ReportControlCharacter(new YamlSource(path, text).Locate(i, i + 1), text[i]);
                return false;
            }
        }

        return true;
    }

    private static bool IsForbidden(string text, int i)
    {
        var c = text[i];
        return (char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\u0085')) || c >= '\uFFFE' || IsLoneSurrogate(text, i);
    }

    private static bool IsLoneSurrogate(string text, int i)
    {
        if (char.IsHighSurrogate(text[i]))
        {
            return i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]);
        }

        return char.IsLowSurrogate(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1]));
    }
}
