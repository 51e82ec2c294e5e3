using System.Text;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Emit.Documentation;
using NetSpec.Compiler.Tests.Helpers;

namespace NetSpec.Compiler.Tests.Diagnostics;

/// <summary>
/// What a person reads after each mistake that the compiler knows: <c>Messages/NS0304.yaml</c> makes the mistake once, and <c>NS0304.txt</c>
/// is all that the compiler says of it. With NETSPEC_UPDATE=1 the texts are written, to be read before they are committed.
/// </summary>
public sealed class MessageTests
{
    /// <summary>What no small file can hold: a spec of two megabytes, and a mistake of the compiler itself (see InternalErrorTests).</summary>
    private static readonly string[] WithoutFile = ["NS0007", "NS0999"];

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "NetSpec.Compiler.Tests", "Diagnostics", "Messages");

    private static readonly string[] WithFile = [.. ReferencePages.Descriptors.Select(static descriptor => descriptor.Id).Except(WithoutFile).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Codes => [.. WithFile];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_mistake_gives_one_message_with_its_place_its_values_and_its_cure(string code)
    {
        var spec = Path.Combine(Folder, $"{code}.yaml");
        Assert.True(File.Exists(spec), $"{code} has no bad spec: write {spec}");
        var text = File.ReadAllText(spec).ReplaceLineEndings("\n");

        var diagnostics = Compile($"{code}.yaml", text);

        Assert.Equal([code], diagnostics.Select(static diagnostic => diagnostic.Descriptor.Id));
        Repository.AssertCurrent(Path.ChangeExtension(spec, ".txt"), Render(text, diagnostics[0]));
    }

    [Fact]
    public void Every_file_belongs_to_a_diagnostic() =>
        Assert.Empty(Directory.GetFiles(Folder).Select(static path => Path.GetFileNameWithoutExtension(path)).Except(WithFile));

    [Fact]
    public void A_file_that_is_too_large_is_told_its_size() =>
        Assert.Equal("a.yaml(1,1): error NS0007: the file has 2000010 characters, a spec file at most 1048576", Assert.Single(Compile("a.yaml", $"netspec: 1{new string('\n', 2_000_000)}")).ToString());

    /// <summary>What else a message may say, where the mistake is a common one.</summary>
    [Theory]
    [InlineData("body: {Sequential: [{conv1: {Conv2d: {out_channels: 8, kernel_size: 3}}}]}", "NS0200", "items of a list have no names: write '- Conv2d: …', or use a mapping instead of the list")]
    [InlineData("pool: {adaptive_avg_pool2d: {output_size: [1, 5]}}\n      flat: {flatten: {start_dim: 2}}\n      fc: {from: flat, Linear: {out_features: 4}}\n      lstm: {from: flat, GRU: {hidden_size: 4}, share: {weight_ih_l0: fc.weight}}", "NS0306", "'weight_ih_l0' of GRU cannot be another layer's tensor")]
    [InlineData("split: {Unflatten: {dim: -3, unflattened_size: [1, 3]}}\n      again: {call: split}", "NS0306", "'dim, counted from the first' is [1] and would have to be [2]")]
    [InlineData("body: {view: {shape: [N, -1]}}", "NS0200", "there is no operator or block 'view'; here it is 'reshape'")]
    [InlineData("body: {nonzero: {}}", "NS0200", "'nonzero': its shape depends on what a tensor holds")]
    [InlineData("body: {SmoothL1Loss: {}}", "NS0200", "'SmoothL1Loss': a loss is no part of a network")]
    [InlineData("body: {layers: {act: ReLU}}", "NS0200", "there is no operator or block 'layers'; layers within a layer are written under 'Sequential', those of a module that only holds them by their paths, as in 'body.act'")]
    [InlineData("pool: {MaxPool3d: {kernel_size: [1, 3, 3]}}", "NS0300", "'MaxPool3d' takes [N, C, D, H, W]; [N, 3, H, W] with 4 dimensions comes in; 'unsqueeze' adds one: the batch with 'dim: 0', the channels with 'dim: 1'")]
    [InlineData("parts: {chunk: {chunks: 3, dim: 1}}\n      steps:\n        for: k in 3\n        do:\n          act{k}: {from: 'parts[{k}]', relu: {}}", "NS0101", "an expression is written without them")]
    [InlineData("parts: {chunk: {chunks: 3, dim: 1}}\n      out: {from: 'parts[not true]', relu: {}}", "NS0203", "'parts[…]' takes an int; false is a bool")]
    [InlineData("body: {Sequential: [{when: H > 8, ReLU: {}}]}", "NS0222", "'H > 8' is known only when the network runs")]
    [InlineData("names:\n        for: name in ['a.', 'b']\n        do:\n          layer.{name}: ReLU", "NS0027", "'layer.a.' cannot name a layer: dots separate the names of a path, and none of them can be empty")]
    [InlineData("layers: {repeat: 2, names: 'conv.{i}', ReLU: {}}", "NS0027", "'conv.0' cannot name a layer: the rounds of a repeat are items of one module, and no paths; 'for' with 'do' makes layers of any name")]
    [InlineData("pool: {adaptive_avg_pool2d: {output_size: [1, 5]}}\n      flat: {flatten: {start_dim: 2}}\n      lstm: {LSTM: {hidden_size: 4}}\n      out: {from: 'lstm.h_n[0]', relu: {}}", "NS0029", "'lstm.h_n[…]' names no layer")]
    [InlineData("pool: {adaptive_avg_pool2d: {output_size: [1, 5]}}\n      flat: {flatten: {start_dim: 2}}\n      lstm: {LSTM: {hidden_size: 4}}\n      out: {from: ltsm.h_n, relu: {}}", "NS0208", "'ltsm' above; did you mean 'lstm'?")]
    [InlineData("convs.0: ReLU\n      out: {from: convs.O, relu: {}}", "NS0208", "'convs.O' above; did you mean 'convs.0'?")]
    [InlineData("act: ReLU\n      spare: {from: x, Conv2d: {out_channels: 8, kernel_size: 3}}\n      out: {from: act, relu: {}}", "NS0235", "nothing reads 'spare'")]
    [InlineData("fc: {Dense: {}}", "NS0200", "there is no operator or block 'Dense'; here it is 'Linear'")]
    [InlineData("act: {op: ReLU}", "NS0200", "there is no operator or block 'op'; the operator is a key itself: 'ReLU: {…}'")]
    [InlineData("act: {Sequential: {Softmax: {dim: 1}}}", "NS0200", "there is no operator or block 'dim'; in a mapping 'Softmax' is a layer's name; as its operator it is an item of a list: '- Softmax: {…}'")]
    [InlineData("act: Net", "NS0200", "there is no operator or block 'Net'; a model is no layer")]
    [InlineData("act: {Softmax: {axis: 1}}", "NS0201", "'Softmax' has no argument 'axis'; its only argument is 'dim'")]
    [InlineData("conv: {conv2d: {out_channels: 8, kernel_size: 3}}", "NS0201", "'conv2d' has no argument 'out_channels'; 'Conv2d' has one")]
    [InlineData("drop: {Dropout: 0.5}", "NS0207", "the arguments of 'Dropout' are written as a mapping: {p: 0.5}")]
    [InlineData("conv: {Conv2d: [8, 3]}", "NS0207", "the arguments of 'Conv2d' are written as a mapping: {out_channels: 8, kernel_size: 3}")]
    [InlineData("sum: {add: x}", "NS0207", "the arguments of 'add' are written as a list of inputs, or a mapping: '[x, …]'")]
    [InlineData("act: ReLU\n      sum: {add: [self.act, x]}", "NS0208", "there is no layer or input 'self.act' above; write 'act'")]
    [InlineData("act: {from: next, ReLU: {}}\n      next: ReLU", "NS0208", "there is no layer or input 'next' above; the layer of this name stands below")]
    [InlineData("acts: {for: k in 2, do: {act: ReLU}}", "NS0209", "'act' is already the name of an earlier round's layer; let it depend on the round, as with 'index: i' and 'act{i}'")]
    [InlineData("acts: {repeat: 2, names: act, ReLU: {}}", "NS0209", "'act' is already the name of an earlier round; let it depend on the round's number, as in 'act{i}'")]
    [InlineData("act: {use: ReLU}", "NS0215", "'ReLU' is none: write 'ReLU: {}' in the place of 'use'")]
    [InlineData("conv: {Conv2d: {out_channels: {H}, kernel_size: 3}}", "NS0100", "but nothing is written; braces make a mapping: write 'H' without them")]
    [InlineData("conv: {Conv2d: {out_channels: 8, kernel_size: (3, 3)}}", "NS0015", "a list is written in brackets: kernel_size: [3, 3]")]
    [InlineData("conv: {Conv2d: {out_channels: 8, kernel_size: '(3, 3)'}}", "NS0107", "')' is expected here, but ',' is found; a list stands in brackets: '[a, b]'")]
    [InlineData("conv: {Conv2d: {out_channels: 8, kernel_size=3}}", "NS0016", "YAML reads 'kernel_size=3' as a key without a value; write 'kernel_size: 3'")]
    [InlineData("conv: {Conv2d: {out_channels: 8, kernel_size: 3, bias: no}}", "NS0120", "'no' is not known here; write 'false'")]
    [InlineData("mask: {gt: {other: 0.5}}\n      out: {from: [x, mask], masked_fill: {value: -inf}}", "NS0120", "'inf' is not known here; numbers are finite, and before a softmax -3.4e38 masks as -inf does")]
    [InlineData("mask: {gt: {other: 0.5}}\n      out: {from: [x, mask], masked_fill: {value: float('-inf')}}", "NS0124", "'float' needs a number, but \"-inf\" is a string; numbers are finite, and before a softmax -3.4e38 masks as -inf does")]
    [InlineData("conv: {Conv2d: {out_channels: 8, kernel_size: 3, padding: None}}", "NS0120", "'None' is not known here; what is left out has its default")]
    [InlineData("conv: {Conv2d: {out_channels: sqrt(64), kernel_size: 3}}", "NS0121", "there is no function 'sqrt'; there are len, min, max")]
    [InlineData("flat: {reshape: {shape: [N, 3, 5]}}", "NS0305", "at N = 1, H = 224, W = 224")]
    public void A_message_says_what_was_probably_meant(string layers, string code, string text)
    {
        var diagnostic = Assert.Single(Compile("a.yaml", $"netspec: 1\nmodels:\n  Net:\n    in: {{x: [N, 3, H, W]}}\n    layers:\n      {layers}\n"));

        Assert.Equal(code, diagnostic.Descriptor.Id);
        Assert.Contains(text, diagnostic.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Diagnostic> Compile(string path, string text) => SpecProject.Compile([new(SpecCompiler.Parse(path, text), "App")], "App").Diagnostics;

    /// <summary>The message as a build prints it, and under it the line with the place underlined.</summary>
    private static string Render(string text, Diagnostic diagnostic)
    {
        var place = diagnostic.Location;
        var line = text.Split('\n')[place.StartLine];
        var end = place.EndLine == place.StartLine ? place.EndColumn : line.Length;
        return new StringBuilder()
            .Append(diagnostic).Append('\n')
            .Append(line).Append('\n')
            .Append(' ', place.StartColumn).Append('^', Math.Max(1, end - place.StartColumn)).Append('\n')
            .ToString();
    }
}
