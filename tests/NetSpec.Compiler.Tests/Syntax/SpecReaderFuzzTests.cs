using System.Globalization;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Syntax;
using NetSpec.Compiler.Tests.Helpers;

namespace NetSpec.Compiler.Tests.Syntax;

/// <summary>No input, however broken, throws: an exception in a generator drops the output of every spec of a project.</summary>
public class SpecReaderFuzzTests
{
    private const string Characters = "{}[],:-'\"#&*!|>%@`\t \n~?ax0\0\r\\()<.\u2028é";

    public static TheoryData<string> Examples => [.. ExampleSpecs.Names];

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_spec_cut_anywhere_is_read_or_refused(string name)
    {
        var text = ExampleSpecs.Read(name);
        for (var length = 0; length <= text.Length; length++)
        {
            AssertReads(text[..length]);
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_spec_with_changed_characters_is_read_or_refused(string name)
    {
        var random = new Random(1);
        var text = ExampleSpecs.Read(name);
        for (var round = 0; round < 2_000; round++)
        {
            AssertReads(ChangeCharacters(text, random));
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_spec_with_changed_lines_is_read_or_refused(string name)
    {
        var random = new Random(2);
        var lines = ExampleSpecs.Read(name).Split('\n');
        for (var round = 0; round < 1_000; round++)
        {
            AssertReads(string.Join('\n', ChangeLines([.. lines], random)));
        }
    }

    /// <summary>Texts near the limit that are nothing but one sign: what takes a scanner's time.</summary>
    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: ")]
    [InlineData("a: b\n")]
    [InlineData("- a\n")]
    [InlineData("{a,")]
    [InlineData("[a]: ")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("&a ")]
    [InlineData("!a ")]
    [InlineData("- !a b\n")]
    [InlineData("- (\n")]
    [InlineData("*a ")]
    [InlineData("|\n")]
    [InlineData("---\n")]
    [InlineData("#\n")]
    [InlineData("\n")]
    [InlineData("\t")]
    [InlineData(" ")]
    [InlineData("a")]
    [InlineData("%a\n")]
    [InlineData("é😀")]
    public async Task Large_repetitive_texts_take_little_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        await Task.Run(() => AssertReads(text)).WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Specs near the limit with a mistake in every line: what takes the reader's time.</summary>
    [Theory]
    [InlineData("", "k{0}: 1\n")]
    [InlineData("", "f{0}: {{a, a}}\n")]
    [InlineData("blocks:\n", "  k{0}: {{a, a}}\n")]
    [InlineData("blocks:\n  B:\n    layers:\n", "      l{0}: {{a{0}: b, c}}\n")]
    [InlineData("blocks:\n  B:\n    layers:\n      a:\n", "        parm{0}: x\n")]
    [InlineData("blocks:\n  B:\n", "    param{0}: x\n")]
    [InlineData("blocks:\n  B:\n    params:\n", "      p{0}: int[    \n")]
    [InlineData("blocks:\n  B:\n    params:\n      p: \"int[", "                    ")]
    public async Task Large_specs_full_of_mistakes_take_little_time(string start, string line)
    {
        var lines = Enumerable.Range(0, 24_000).Select(i => string.Format(CultureInfo.InvariantCulture, line, i));
        var text = $"netspec: 1\n{start}{string.Concat(lines)}";

        await Task.Run(() => AssertReads(text)).WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static void AssertReads(string text)
    {
        var bag = new DiagnosticBag();
        SpecSyntax? spec;
        try
        {
            spec = SpecReader.Read("fuzz.netspec.yaml", text, bag);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"reading threw for:\n{text[..Math.Min(text.Length, 5_000)]}", exception);
        }

        Assert.True(spec is not null || bag.HasErrors, "nothing was read, and nothing said");
        Assert.All(bag.Diagnostics, diagnostic =>
        {
            Assert.InRange(diagnostic.Location.Start, 0, text.Length);
            Assert.InRange(diagnostic.Location.Start + diagnostic.Location.Length, 0, text.Length);
        });
    }

    private static string ChangeCharacters(string text, Random random)
    {
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(text.Length);
            var character = Characters[random.Next(Characters.Length)].ToString();
            text = random.Next(3) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, character),
                _ => text.Remove(at, 1).Insert(at, character),
            };
        }

        return text;
    }

    private static List<string> ChangeLines(List<string> lines, Random random)
    {
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var (from, to) = (random.Next(lines.Count), random.Next(lines.Count));
            switch (random.Next(4))
            {
                case 0:
                    lines.RemoveAt(from);
                    break;
                case 1:
                    lines.Insert(to, lines[from]);
                    break;
                case 2:
                    lines[from] = "  " + lines[from];
                    break;
                default:
                    lines[from] = lines[from].Length > 2 ? lines[from][2..] : "";
                    break;
            }
        }

        return lines;
    }
}
