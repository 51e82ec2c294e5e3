using System.Text.Json;
using NetSpec.Tool.Tests.Helpers;

namespace NetSpec.Tool.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private const string Misspelt = "netspec: 1\nmodels:\n  Net:\n    in: {x: [N, 3]}\n    layers:\n      fc: {Linaer: {out_features: 2}}\n";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_good_spec_is_said_to_be_good()
    {
        _workspace.Write("a.netspec.yaml", TestSpecs.Small);

        Assert.Equal("No mistakes in 1 spec with 1 model.\n", _workspace.Run("check", "a.netspec.yaml").Succeeded());
    }

    [Theory]
    [InlineData("text", "a.netspec.yaml:7: not proved, so Cut.forward checks it: 'add' needs ")]
    [InlineData("json", "\"severity\": \"guard\"")]
    public void What_forward_checks_because_it_was_not_proved_is_listed(string format, string told)
    {
        _workspace.Write("a.netspec.yaml", "netspec: 1\nmodels:\n  Cut:\n    in: {x: [N, 4, L]}\n    layers:\n      start: {slice: {dim: 2, end: 1000}}\n      sum: {add: [x, start]}\n");

        Assert.Contains(told, _workspace.Run("check", "a.netspec.yaml", "--format", format).Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_is_shown_with_its_line_underlined()
    {
        _workspace.Write("sub/a.netspec.yaml", Misspelt);

        var result = _workspace.Run("check", "sub/a.netspec.yaml");

        Assert.Equal(ExitCode.SpecErrors, result.ExitCode);
        Assert.Equal("""
            error NS0200: there is no operator or block 'Linaer'; did you mean 'Linear'?
              --> sub/a.netspec.yaml:6:12
              |
            6 |       fc: {Linaer: {out_features: 2}}
              |            ^^^^^^

            1 error

            """.ReplaceLineEndings("\n"), result.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Wide_letters_and_tabs_do_not_shift_the_underline()
    {
        _workspace.Write("a.netspec.yaml", "netspec: 1\nmodels:\n  Net:\n    summary: x\n    in: {x: [N, 3]}\n    layers:\n      fc: {summary: 网络,\tLinaer: {out_features: 2}}\n");

        var lines = _workspace.Run("check", "a.netspec.yaml").Output.Split('\n');

        // Two letters that take two columns each, and a tab that is shown as two blanks.
        Assert.Equal("7 |       fc: {summary: 网络,  Linaer: {out_features: 2}}", lines[3].TrimEnd());
        Assert.Equal("  |" + new string(' ', 1 + 6 + 14 + 4 + 3) + "^^^^^^", lines[4].TrimEnd());
    }

    [Fact]
    public void Of_a_long_line_the_part_round_the_mistake_is_shown()
    {
        var many = string.Concat(Enumerable.Range(1000, 100).Select(static i => $"k{i}: 1, "));
        _workspace.Write("a.netspec.yaml", $"netspec: 1\nmodels:\n  Net:\n    in: {{x: [N, 3]}}\n    let: {{{many}bad: nix, {many.Replace('k', 'm')}last: 1}}\n    Linear: {{out_features: bad}}\n");

        var lines = _workspace.Run("check", "a.netspec.yaml").Output.Split('\n');

        Assert.StartsWith("5 | … 1, k1097: 1, k1098: 1, k1099: 1, bad: nix, m1000: 1, ", lines[3], StringComparison.Ordinal);
        Assert.Equal(4 + 160, lines[3].TrimEnd().Length);
        Assert.EndsWith("…", lines[3].TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(lines[3].IndexOf("nix", StringComparison.Ordinal), lines[4].IndexOf("^^^", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("blocks:\n  Cut:\n    layers:\n      a..b: relu\n", "models:\n  Net:\n    in: {x: [N, 3]}\n    layers:\n      cut: {Cut: {}}\n")]
    [InlineData("blocks:\n  Cut:\n    layers:\n      a..b: relu\n", "import: [lib.netspec.yaml]\nmodels:\n  Net:\n    in: {x: [N, 3]}\n    layers:\n      cut: {Cut: {}}\n")]
    public void A_mistake_in_a_block_is_told_once_and_not_again_of_the_model_that_uses_it(string block, string model)
    {
        var isImported = model.StartsWith("import", StringComparison.Ordinal);
        _workspace.Write("lib.netspec.yaml", $"netspec: 1\n{block}{(isImported ? "" : model)}");
        if (isImported)
        {
            _workspace.Write("net.netspec.yaml", $"netspec: 1\n{model}");
        }

        var result = _workspace.Run("check", ".");

        Assert.Equal(ExitCode.SpecErrors, result.ExitCode);
        Assert.Contains("error NS0027: 'a..b' cannot name a layer", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 error\n", result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_YAML_is_a_mistake_like_any_other()
    {
        _workspace.Write("a.netspec.yaml", "netspec: 1\nmodels: {a: [1, 2\n");

        var result = _workspace.Run("check", "a.netspec.yaml");

        Assert.Equal(ExitCode.SpecErrors, result.ExitCode);
        Assert.Contains("--> a.netspec.yaml:", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_for_programs()
    {
        _workspace.Write("a.netspec.yaml", Misspelt);

        var result = _workspace.Run("check", "a.netspec.yaml", "--format", "json");

        Assert.Equal(ExitCode.SpecErrors, result.ExitCode);
        var diagnostic = Assert.Single(JsonDocument.Parse(result.Output).RootElement.EnumerateArray());
        Assert.Equal(("NS0200", "error", "a.netspec.yaml", 6, 12, 18), (
            diagnostic.GetProperty("id").GetString(),
            diagnostic.GetProperty("severity").GetString(),
            diagnostic.GetProperty("path").GetString(),
            diagnostic.GetProperty("line").GetInt32(),
            diagnostic.GetProperty("column").GetInt32(),
            diagnostic.GetProperty("endColumn").GetInt32()));
    }

    [Fact]
    public void Json_of_a_good_spec_is_an_empty_list()
    {
        _workspace.Write("a.netspec.yaml", TestSpecs.Small);

        Assert.Equal("[]\n", _workspace.Run("check", "a.netspec.yaml", "--format", "json").Succeeded());
    }

    [Fact]
    public void A_folder_means_all_its_specs_and_imports_are_found()
    {
        _workspace.Write("nets/a.netspec.yaml", "netspec: 1\nimport: [../blocks/b.netspec.yaml]\nmodels:\n  Net:\n    in: {x: [N, 3]}\n    layers:\n      fc: {Head: {out: 2}}\n");
        _workspace.Write("blocks/b.netspec.yaml", "netspec: 1\nblocks:\n  Head:\n    params: {out: int}\n    layers:\n      fc: {Linear: {out_features: out}}\n");

        Assert.Equal("No mistakes in 2 specs with 1 model.\n", _workspace.Run("check", "nets").Succeeded());
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Equal("there is no file 'none.netspec.yaml'", _workspace.Run("check", "none.netspec.yaml").Refused());

    [Fact]
    public void A_folder_without_specs_is_named() =>
        Assert.Equal("there is no *.netspec.yaml in '.' or below", _workspace.Run("check", ".").Refused());

    [Fact]
    public void An_unknown_option_is_no_file() =>
        Assert.Equal("there is no option '--form'; --help shows those that there are", _workspace.Run("check", "a.netspec.yaml", "--form", "json").Refused());

    [Fact]
    public void An_unknown_format_is_a_failure_with_the_usage()
    {
        var result = _workspace.Run("check", "a.netspec.yaml", "--format", "xml");

        Assert.Equal(ExitCode.Failure, result.ExitCode);
        Assert.Contains("'xml'", result.Error, StringComparison.Ordinal);
    }
}
