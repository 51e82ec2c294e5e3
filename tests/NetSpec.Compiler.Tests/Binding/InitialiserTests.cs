namespace NetSpec.Compiler.Tests.Binding;

/// <summary>A rule of <c>init</c> that draws nothing is told, unless some use of its block has what it is for.</summary>
public sealed class InitialiserTests
{
    [Theory]
    [InlineData("layers: {conv: Conv}, init: {Linear: {weight: zeros, bias: zeros}}", "'Net' has no layer 'Linear'; it has 'Conv2d'")]
    [InlineData("layers: {conv: Conv}, init: {Conv1d: {weight: zeros}}", "'Net' has no layer 'Conv1d'; did you mean 'Conv2d'?")]
    [InlineData("layers: {act: ReLU}, init: {Linear: {weight: zeros}}", "'Net' has no layer 'Linear'; it has none")]
    [InlineData("layers: {conv: Conv}, init: {Conv2d: {weigth: zeros}}", "'Conv2d' has no parameter 'weigth'; did you mean 'weight'?")]
    [InlineData("layers: {norm: BatchNorm2d}, init: {BatchNorm2d: {running_mean: zeros}}", "'BatchNorm2d' has no parameter 'running_mean'; it has 'weight' and 'bias'")]
    [InlineData("layers: {conv: Conv}, init: {conv: {gamma: zeros}}", "'conv' has no parameter 'gamma'; it has 'weight' and 'bias'")]
    [InlineData("layers: {act: ReLU}, init: {act: {weight: zeros}}", "'act' has no parameter 'weight'; it has none")]
    [InlineData("layers: {body: {repeat: 2, Conv2d: {out_channels: 3, kernel_size: 1}}}, init: {body: {weight: zeros}}", "'body' has no parameter 'weight'; a rule for the layers in it names their type")]
    [InlineData("layers: {conv: {Conv2d: {out_channels: 3, kernel_size: 1}, init: {weigth: zeros}}}", "'conv' has no parameter 'weigth'; did you mean 'weight'?")]
    [InlineData("layers: {body: {Sequential: [{Conv2d: {out_channels: 3, kernel_size: 1}, init: {weigth: zeros}}]}}", "'Conv2d0' has no parameter 'weigth'; did you mean 'weight'?")]
    [InlineData("layers: {ruled: Ruled}", "'Ruled' has no layer 'Conv2d'; a block of one operator is that operator: write 'init' where the block is used")]
    public void A_rule_that_draws_nothing_is_told(string model, string message)
    {
        var warning = Assert.Single(Compile(model).Diagnostics);

        Assert.Equal(("NS0239", $"this 'init' draws nothing: {message}"), (warning.Descriptor.Id, warning.Message));
    }

    [Theory]
    [InlineData("layers: {deep: {Sequential: [{repeat: 2, Inner: {bias: true}}]}}, init: {Conv2d: {bias: zeros}}")]
    [InlineData("layers: {inner: {Inner: {bias: true}}}, init: {inner: {scale: ones}}")]
    [InlineData("layers: {hand: {csharp: {type: My.Module, out: [N, 3, H, W]}}}, init: {Linear: {weight: zeros}, hand: {weight: zeros}}")]
    [InlineData("layers: {flat: {flatten: {start_dim: 2}}, attend: {MultiheadAttention: {num_heads: 1}}}, init: {Linear: {bias: zeros}}", "in: {x: [N, 3, 8, 8]}")]
    [InlineData("layers: {one: {Own: {bias: false}}, two: {Own: {bias: true}}}")]
    [InlineData("layers: {one: {Own: {bias: true}}, two: {Own: {bias: false}}}")]
    public void A_rule_that_draws_something_in_one_use_is_right(string model, string inputs = "in: {x: [N, 3, H, W]}") => Assert.Empty(Compile(model, inputs).Diagnostics);

    [Fact]
    public void In_no_use_it_is_told_once() =>
        Assert.Equal(["'bias'"], Compile("layers: {one: {Own: {bias: false}}, two: {Own: {bias: false}}}").Diagnostics.Select(static diagnostic => diagnostic.Message.Split(' ')[^4].TrimEnd(';')));

    [Theory]
    [InlineData("p: {Parameter: {shape: [3, 1, 1]}}, sum: {add: [x, p]}", "p", "; the 'init' of a Parameter is one of its arguments")]
    [InlineData("conv: Conv", "Parameter", "; the 'init' of a Parameter is one of its arguments")]
    [InlineData("conv: Conv", "relu", "; a function has no weights")]
    [InlineData("conv: Conv", "covn", "; did you mean 'conv'?")]
    [InlineData("conv: Conv", "Liner", "; did you mean 'Linear'?")]
    public void A_rule_for_what_has_no_weights_is_refused(string layers, string name, string hint)
    {
        var error = Assert.Single(Compile($"layers: {{{layers}}}, init: {{{name}: {{weight: zeros}}}}").Diagnostics);

        Assert.Equal(("NS0240", $"'init' of 'Net' names layers and types of layers; '{name}' is neither{hint}"), (error.Descriptor.Id, error.Message));
    }

    /// <summary>A layer with <c>when</c> may be named as others are, whether or not a use has it.</summary>
    [Fact]
    public void A_layer_that_some_uses_leave_out_is_drawn_where_it_is()
    {
        var project = Compile("layers: {one: {Optional: {more: false}}, two: {Optional: {more: true}}}");

        Assert.Empty(project.Diagnostics);
        Assert.Contains("More?.Fill(\"weight\", tensor => nn.init.zeros_(tensor));", project.Files.Single(static file => file.HintName.EndsWith("Optional.g.cs", StringComparison.Ordinal)).Source, StringComparison.Ordinal);
    }

    private static CompiledProject Compile(string model, string inputs = "in: {x: [N, 3, H, W]}")
    {
        var text = $$$$"""
            netspec: 1
            blocks:
              Conv: {Conv2d: {out_channels: 3, kernel_size: 1}}
              Ruled: {Conv2d: {out_channels: 3, kernel_size: 1}, init: {Conv2d: {weight: zeros}}}
              Inner:
                params: {bias: bool}
                layers:
                  scale: {Parameter: {shape: [3, 1, 1]}}
                  scaled: {mul: [x, scale]}
                  conv: {Conv2d: {out_channels: 3, kernel_size: 1, bias: bias}}
              Own:
                params: {bias: bool}
                layers: {conv: {Conv2d: {out_channels: 3, kernel_size: 1, bias: bias}}}
                init: {conv: {bias: zeros}}
              Optional:
                params: {more: bool}
                layers:
                  more: {when: more, Conv2d: {out_channels: 3, kernel_size: 1}}
                  act: relu
                init: {more: {weight: zeros}}
            models:
              Net: { {{{{inputs}}}}, {{{{model}}}} }
            """;
        return SpecProject.Compile([new(SpecCompiler.Parse("a.yaml", text), "App")], "App");
    }
}
