using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetSpec.Generator.Tests.Helpers;

/// <summary>A spec as a project hands it to the generator.</summary>
internal sealed class SpecText(string path, string text) : AdditionalText
{
    public override string Path => path;

    /// <summary>What the project says of this file: <c>&lt;AdditionalFiles Update="…" NetSpecNamespace="…" /&gt;</c>.</summary>
    public string? Namespace { get; init; }

    /// <summary>How the bytes of the file were read.</summary>
    public Encoding Encoding { get; init; } = Encoding.UTF8;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding);

    /// <summary>The same file with another text.</summary>
    public SpecText Edit(Func<string, string> edit)
    {
        var edited = edit(text);
        Assert.NotEqual(text, edited);
        return new(path, edited) { Namespace = Namespace, Encoding = Encoding };
    }

    /// <summary>The same file, read anew.</summary>
    public SpecText Reread() => new(path, text) { Namespace = Namespace, Encoding = Encoding };
}
