using System.Text;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>Writes indented text with <c>\n</c> on every system.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>Statements as they stand within a block.</summary>
    public static string Indent(IEnumerable<string> statements) =>
        string.Join("\n", statements.SelectMany(static text => text.TrimEnd('\n').Split('\n')).Select(static line => line.Length == 0 ? line : $"    {line}"));

    /// <summary>Writes a line, or several: each is indented, an empty one stays empty.</summary>
    public void WriteLine(string text = "")
    {
        for (int start = 0, end; start <= text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start) is var found and >= 0 ? found : text.Length;
            if (end > start)
            {
                _text.Append(' ', 4 * _level).Append(text, start, end - start);
            }

            _text.Append('\n');
        }
    }

    /// <summary>Writes one line of several parts: of long texts no longer one is made.</summary>
    public void WriteParts(params string[] parts)
    {
        _text.Append(' ', 4 * _level);
        foreach (var part in parts)
        {
            _text.Append(part);
        }

        _text.Append('\n');
    }

    /// <summary>Writes braces round what is written until the result is disposed.</summary>
    public IDisposable Block()
    {
        WriteLine("{");
        _level++;
        return new BlockEnd(this);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private sealed class BlockEnd(SourceWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._level--;
            writer.WriteLine("}");
        }
    }
}
