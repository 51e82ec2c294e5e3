using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetSpec.Compiler;
using NetSpec.Compiler.Emit.CSharp;
using NetSpec.Generator.Tests.Helpers;
using TorchSharp;

namespace NetSpec.Generator.Tests.Input;

/// <summary>
/// Words that generated code uses itself, as names in a spec: types of TorchSharp and of the runtime library, members of modules, names
/// that the generator makes up. Each is refused with a reason, or the code compiles.
/// </summary>
public sealed class NameCollisionTests
{
    private static readonly string[] Roles = ["Block", "Model", "Variant", "Parameter", "ModelParameter", "Layer", "Input", "Let", "Sequence", "Output", "Dimension"];

    /// <summary>One name in each role, and all that generated code can hold: own tensors, lists, conditions, scalars, several outputs.</summary>
    private const string Template = """
        netspec: 1
        namespace: Case@Case
        blocks:
          @Block:
            params: {width: int, @Parameter: 3, flag: true, step: {type: size, default: 1}}
            in: {@Input: [N, C, @Dimension, W]}
            let: {@Let: width + @Parameter}
            require: [width > 0]
            layers:
              token: {Parameter: {shape: [@Let, 1, 1]}}
              count: {Buffer: {shape: [1, 1, 1], value: [2]}}
              @Layer: {from: @Input, Conv2d: {out_channels: @Let, kernel_size: 3, padding: 1, padding_mode: reflect, stride: step}}
              gate: {add: [@Layer, token, count]}
              @Sequence:
                when: flag
                Sequential: [{Conv2d: {out_channels: @Let, kernel_size: 1}}, {Dropout: {p: 0.5}}, ReLU]
              more: {repeat: 2, BatchNorm2d: {}}
              sum: {add: [more, @Sequence]}
        models:
          @Model:
            params: {@ModelParameter: 10, p: 0.5}
            in: {x: [N, 3, H, @Dimension]}
            dims: {H: {min: 32, multiple_of: 16}}
            layers:
              stem: {@Block: {width: 8, step: 2}}
              @Layer: {BatchNorm2d: {}}
              @Sequence: {Sequential: [ReLU]}
              gap: {AdaptiveAvgPool2d: {output_size: 1}}
              flat: {flatten: {start_dim: 1}}
              half: {div: {other: 2}}
              drop: {Dropout: {p: p}}
              fc: {Linear: {out_features: 2 * @ModelParameter}}
            out: {@Output: fc, stem: stem}
            init: {Linear: {weight: {normal: {std: 0.01}}}}
            variants: {@Variant: {p: 0.25}, Plain: {}}
        """;

    public static TheoryData<string> AllRoles => [.. Roles];

    [Fact]
    public void The_template_compiles()
    {
        var (refusal, sources) = Compile("", "", 0);

        Assert.Null(refusal);
        Assert.Empty(Mistakes(sources));
    }

    [Theory]
    [MemberData(nameof(AllRoles))]
    public void A_name_that_generated_code_uses_is_refused_or_gets_along(string role)
    {
        var cases = Words().Select((word, i) => (Word: word, Case: Compile(role, word, i))).ToList();

        // A name twice, or one that C# or the language needs; a parameter's name as a dimension means its value; a sequence with the name of a type is what
        // 'init' means. Any other refusal would be trouble elsewhere.
        var expected = $"error NS(0004|0026|0209|0217|0218{(role == "Dimension" ? "|0203|0305" : "")}):{(role == "Sequence" ? "|warning NS0239:" : "")}";
        Assert.All(cases.Where(item => item.Case.Refusal is not null), item => Assert.Matches(expected, item.Case.Refusal));
        Assert.True(cases.Count(item => item.Case.Refusal is null) > cases.Count / 2, $"most words are refused as {role}");
        var mistakes = Mistakes(cases.SelectMany(item => item.Case.Sources));
        Assert.True(mistakes.Count == 0, $"{role}: {string.Join('\n', mistakes)}");
    }

    [Theory]
    [InlineData("Zero")]
    [InlineData("One")]
    [InlineData("Two")]
    public void A_class_may_be_called_as_a_cached_number_is(string word)
    {
        foreach (var role in new[] { "Block", "Variant" })
        {
            var (refusal, sources) = Compile(role, word, 0);

            Assert.Null(refusal);
            Assert.Empty(Mistakes(sources));
        }
    }

    private static (string? Refusal, IEnumerable<(string Word, string Source)> Sources) Compile(string role, string word, int index)
    {
        var text = Roles.Append("Case").OrderByDescending(name => name.Length).Aggregate(Template, (text, name) => text.Replace(
            $"@{name}", name == "Case" ? $"{index}" : name == role ? word : $"Some{name}", StringComparison.Ordinal));
        var spec = SafeCompiler.Compile(new SpecClosure(SafeCompiler.Parse(new SpecFile("a.netspec.yaml", text, "App")), [], []), CancellationToken.None);
        return (spec.Diagnostics.Count == 0 ? null : string.Join(" ", spec.Diagnostics), spec.Classes.SelectMany(EmittedFile.Of).Select(file => (word, file.Source)));
    }

    /// <summary>All identifiers of the template's code, what a module inherits, what the generator makes up, words of C# that may be names.</summary>
    private static IReadOnlyList<string> Words()
    {
        var code = Compile("", "", 0).Sources.SelectMany(file => CSharpSyntaxTree.ParseText(file.Source).GetRoot().DescendantTokens()).Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText);
        var inherited = typeof(torch.nn.Module<torch.Tensor, torch.Tensor>).GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy)
            .Where(member => member is not (FieldInfo or ConstructorInfo)).Select(member => member.Name);
        string[] others =
        [
            "System", "TorchSharp", "torch", "Math", "String", "Object", "Type", "Attribute", "Exception", "IDisposable", "Conv2d", "conv2d", "Sequential", "Module", "Device", "device", "Padding",
            "class", "string", "event", "long", "var", "record", "value", "field", "partial", "file", "required", "scoped", "dynamic", "await", "async", "yield", "nameof", "global", "where", "get", "set", "_", "__", "i", "x_rule", "XRule",
            "SomeBlock", "some_block", "SomeModel", "SomeModelOutput", "Plain", "plain_output", "scalar2", "two", "SomeSequenceModule", "token", "width", "Some", "Describe", "Spec",
        ];
        var runtime = typeof(InputRule).Assembly.GetExportedTypes().Select(type => type.Name.Split('`')[0]);
        return [.. code.Concat(inherited).Concat(runtime).Concat(others).Where(word => word.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')).Distinct().Order(StringComparer.Ordinal)];
    }

    private static List<string> Mistakes(IEnumerable<(string Word, string Source)> sources)
    {
        var trees = sources.Select(file => CSharpSyntaxTree.ParseText(file.Source, Project.ParseOptions, path: file.Word));
        var mistakes = new Project().Compilation().AddSyntaxTrees(trees).GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden);
        return [.. mistakes.Select(mistake => mistake.ToString())];
    }
}
