using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Tests.Syntax;

public class YamlReaderTests
{
    [Theory]
    [InlineData("plain", "plain", true, "plain")]
    [InlineData("'it''s'", "it's", false, "'it''s'")]
    [InlineData("\"a\\tb\"", "a\tb", false, "\"a\\tb\"")]
    [InlineData("&name plain", "plain", true, "plain")]
    [InlineData("!!str 5", "5", false, "5")]
    [InlineData("! 5", "5", false, "5")]
    [InlineData("2 * c  # twice", "2 * c", true, "2 * c")]
    [InlineData("|\n  two\n  lines\n\n", "two\nlines\n", false, "|\n  two\n  lines")]
    [InlineData("a\n  b", "a b", true, "a\n  b")]
    [InlineData("no", "no", true, "no")]
    public void A_scalar_has_its_text_style_and_place(string written, string text, bool isPlain, string place)
    {
        var yaml = $"key: {written}\n";

        var scalar = Assert.IsType<YamlScalar>(Read(yaml)["key"]);

        Assert.Equal(text, scalar.Text);
        Assert.Equal(isPlain, scalar.IsPlain);
        Assert.Equal(place, TextAt(yaml, scalar.Location));
    }

    [Theory]
    [InlineData("a:\n  b: 1\n\n  c: 2\n\nd: 3\n", "b: 1\n\n  c: 2")]
    [InlineData("a: {b: 1}\nd: 3\n", "{b: 1}")]
    [InlineData("a: [1,\n  2]  # list\nd: 3\n", "[1,\n  2]")]
    [InlineData("a:\n- 1\n- 'x'\nd: 3\n", "- 1\n- 'x'")]
    [InlineData("a: &x {b: 1}\nd: 3\n", "{b: 1}")]
    [InlineData("a:\n  b:\nd: 3\n", "b:")]
    public void A_collection_ends_with_its_last_value(string yaml, string place) => Assert.Equal(place, TextAt(yaml, Read(yaml)["a"]!.Location));

    [Fact]
    public void Places_count_lines_as_Roslyn_does()
    {
        var location = Read("\uFEFF# é😀\r\nkey: 😀 x\r\nb: c\r\n")["b"]!.Location;

        Assert.Equal((2, 3, 22), (location.StartLine, location.StartColumn, location.Start));
    }

    [Theory]
    [InlineData("max(32, c)", 4, 2, "32")]
    [InlineData("'max(32, c)'", 4, 2, "32")]
    [InlineData("\"max(32, c)\"", 4, 2, "32")]
    [InlineData("&x max(32, c)", 4, 2, "32")]
    [InlineData("'it''s'", 0, 2, "'it''s'")]
    public void A_part_of_a_scalar_is_located_where_it_stands_as_written(string written, int offset, int length, string place)
    {
        var yaml = $"key: {written}\n";

        var scalar = (YamlScalar)Read(yaml)["key"]!;

        Assert.Equal(place, TextAt(yaml, scalar.LocationOf(offset, length)));
    }

    [Fact]
    public void An_alias_is_the_node_it_names()
    {
        var root = Read("a: &x {b: 1}\nc: *x\nd: &x 5\ne: *x\n");

        Assert.Same(root["a"], root["c"]);
        Assert.Same(root["d"], root["e"]);
    }

    [Fact]
    public void A_merge_key_gives_what_the_mapping_does_not_say_itself()
    {
        var root = Read("base: &base {a: 1, b: 2}\nother: &other {b: 3, c: 4}\nuse: {x: 0, <<: [*base, *other], a: 5}\n");

        var entries = Assert.IsType<YamlMapping>(root["use"]).Entries.Select(entry => $"{entry.Key.Text}={((YamlScalar)entry.Value).Text}");

        Assert.Equal(["x=0", "a=5", "b=2", "c=4"], entries);
    }

    [Fact]
    public void A_quoted_merge_key_is_a_key() => Assert.NotNull(Read("a: {\"<<\": 1}\n")["a"] is YamlMapping mapping ? mapping["<<"] : null);

    [Fact]
    public void A_first_document_mark_and_a_directive_are_allowed() => Assert.NotNull(Read("%YAML 1.2\n---\na: 1\n...\n")["a"]);

    private static YamlMapping Read(string text)
    {
        var bag = new DiagnosticBag();
        var root = YamlReader.Read("test.netspec.yaml", text, bag);
        Assert.Empty(bag.Diagnostics);
        return Assert.IsType<YamlMapping>(root);
    }

    private static string TextAt(string text, SourceLocation location) => text.Substring(location.Start, location.Length);
}
