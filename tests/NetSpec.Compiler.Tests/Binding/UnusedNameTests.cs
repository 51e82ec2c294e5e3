using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Tests.Binding;

/// <summary>Parameters and <c>let</c>s that nothing uses are told; whatever mentions a name is a use.</summary>
public sealed class UnusedNameTests
{
    /// <summary>Each place where a name may stand, with <c>p</c> in it; <c>act</c> is a block.</summary>
    [Theory]
    [InlineData("in: {x: [N, p, H, W]}, layers: {out: ReLU}")]
    [InlineData("let: {q: p + 1}, layers: {conv: {Conv2d: {out_channels: q, kernel_size: 1}}}")]
    [InlineData("require: [p > 0], layers: {out: ReLU}")]
    [InlineData("require: {p > 0: it is positive}, layers: {out: ReLU}")]
    [InlineData("dims: {H: {multiple_of: p}}, layers: {out: ReLU}")]
    [InlineData("dims: {H: {min: p}}, layers: {out: ReLU}")]
    [InlineData("dims: {H: {max: p}}, layers: {out: ReLU}")]
    [InlineData("dims: {H: {nominal: p}}, layers: {out: ReLU}")]
    [InlineData("layers: {conv: {Conv2d: {out_channels: 4, kernel_size: 1}}}, ensure: {out: [N, p, H, W]}")]
    [InlineData("layers: {conv: {Conv2d: {out_channels: 2 * p, kernel_size: 1}}}")]
    [InlineData("layers: {conv: {Conv2d: {out_channels: 4, kernel_size: [p, 3]}}}")]
    [InlineData("layers: {body: {Sequential: [{Conv2d: {out_channels: p, kernel_size: 1}}]}}")]
    [InlineData("layers: {both: {parallel: [{Conv2d: {out_channels: p, kernel_size: 1}}, ReLU], merge: {cat: {dim: 1}}}}")]
    [InlineData("layers: {both: {parallel: [ReLU, ReLU], merge: {cat: {dim: p - 3}}}}")]
    [InlineData("layers: {relu: {when: p > 4, ReLU: {}}, out: ReLU}")]
    [InlineData("layers: {relus: {repeat: p, ReLU: {}}}")]
    [InlineData("layers: {relus: {for: k in p, do: {'relu{k}': {ReLU: {}}}}}")]
    [InlineData("layers: {'relu{p}': {ReLU: {}}}")]
    [InlineData("layers: {relus: {repeat: 2, names: 'relu{i + p}', ReLU: {}}}")]
    [InlineData("layers: {relu4: ReLU, out: {from: 'relu{p}', ReLU: {}}}")]
    [InlineData("layers: {relu4: ReLU, out: {from: [x, relu4], when: false, else: 'relu{p}', add: {}}}")]
    [InlineData("layers: {relu4: ReLU, out: {call: 'relu{p}'}}")]
    [InlineData("layers: {relu4: ReLU, next: ReLU}, out: {y: 'relu{p}', z: next}")]
    [InlineData("layers: {parts: {chunk: {chunks: 3, dim: 1}}, out: {stack: {tensors: parts}}}, out: {y: 'parts[p - 3]', z: out}")]
    [InlineData("layers: {conv: {Conv2d: {out_channels: 4, kernel_size: 1}, init: {bias: {constant: {val: p}}}}}")]
    [InlineData("layers: {conv: {Conv2d: {out_channels: 4, kernel_size: 1}}}, init: {Conv2d: {bias: {constant: {val: p}}}}")]
    [InlineData("layers: {gate: {csharp: {type: My.Gate, args: {width: p}, out: [N, 3, H, W]}}}")]
    [InlineData("layers: {gate: {csharp: {type: My.Gate, out: [N, p, H, W]}}}")]
    public void A_mention_is_a_use(string body)
    {
        var inputs = body.StartsWith("in:", StringComparison.Ordinal) ? "" : "in: {x: [N, 3, H, W]}, ";

        Assert.Empty(Warnings($"{{params: {{p: {(inputs.Length == 0 ? 3 : 4)}}}, {inputs}{body}}}"));
    }

    /// <summary>What holds a name as a part of its text, or has it for another thing.</summary>
    [Theory]
    [InlineData("layers: {stem: {Conv2d: {out_channels: 4, kernel_size: 1, stride: 2}}}", "an argument's own name")]
    [InlineData("layers: {stem: {Conv2d: {out_channels: 4, kernel_size: 1}}}, require: {4 > 3: the stride is right}", "a text")]
    [InlineData("layers: {stem: {summary: With stride., Conv2d: {out_channels: 4, kernel_size: 1}}}", "a summary")]
    [InlineData("layers: {stride: {Conv2d: {out_channels: 4, kernel_size: 1}}}", "a layer's name")]
    [InlineData("let: {strides: 3}, layers: {stem: {Conv2d: {out_channels: 4, kernel_size: strides}}}", "a longer name")]
    public void What_only_looks_like_the_name_is_none(string body, string what)
    {
        var warnings = Warnings($"{{params: {{stride: 1}}, in: {{x: [N, 3, H, W]}}, {body}}}");

        Assert.True(warnings is ["nothing uses the parameter 'stride' of 'Net'; use it in an expression, or leave it out"], what);
    }

    [Fact]
    public void A_let_is_told_as_well() =>
        Assert.Equal(["nothing uses the let 'wide' of 'Net'; use it in an expression, or leave it out"], Warnings("{in: {x: [N, 3, H, W]}, let: {wide: 4}, layers: {out: ReLU}}"));

    /// <summary>What a <c>block</c> parameter may hold is given the same arguments, needed or not.</summary>
    [Theory]
    [InlineData("groups", 0)]
    [InlineData("width", 1)]
    public void A_block_may_have_to_take_what_another_one_needs(string parameter, int warnings) => Assert.Equal(warnings, Compile($$$"""
        netspec: 1
        blocks:
          Plain: {params: {channels: 4, {{{parameter}}}: 1}, Conv2d: {out_channels: channels, kernel_size: 1}}
          Grouped: {params: {channels: 4, groups: 1}, Conv2d: {out_channels: channels, kernel_size: 1, groups: groups}}
        models:
          Net:
            params:
              block: {type: block, default: Grouped}
            in: {x: [N, 4, H, W]}
            layers:
              body: {use: block, with: {groups: 2}}
        """).Count);

    /// <summary>A misspelt use is one mistake, not two.</summary>
    [Fact]
    public void Beside_an_error_nothing_is_said_of_names() =>
        Assert.Equal(["NS0120"], Compile("netspec: 1\nmodels: {Net: {params: {strde: 1}, in: {x: [N, 3, H, W]}, layers: {conv: {Conv2d: {out_channels: 4, kernel_size: 1, stride: stride}}}}}").Select(static diagnostic => diagnostic.Descriptor.Id));

    private static IReadOnlyList<string> Warnings(string model) => [.. Compile($"netspec: 1\nmodels: {{Net: {model}}}").Select(static diagnostic => diagnostic.Message)];

    private static IReadOnlyList<Diagnostic> Compile(string text) => SpecProject.Compile([new(SpecCompiler.Parse("a.yaml", text), "App")], "App").Diagnostics;
}
