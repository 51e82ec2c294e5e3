using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetSpec.Compiler;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Emit.CSharp;
using TorchSharp;

namespace NetSpec.Tests.Helpers;

/// <summary>
/// Specs that a test writes, compiled to classes of this process: through the compiler, its C# writer and one compilation as strict as a
/// user's can be. A spec that does not compile spoils only itself: whoever asks for its classes is told why.
/// </summary>
internal sealed class DynamicNetworks
{
    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path))];

    private const string Beside = "beside";

    private readonly Dictionary<string, string> _failures = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _sources = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _classes = [];
    private readonly HashSet<string> _emitted = [];
    private readonly Assembly _assembly;

    private readonly bool _isAsWritten;

    private DynamicNetworks(IReadOnlyDictionary<string, string> specs, string source = "", Func<IEnumerable<SyntaxTree>, IEnumerable<SyntaxTree>>? rewrite = null)
    {
        _isAsWritten = rewrite is null;
        var files = specs.ToDictionary(static spec => $"{spec.Key}.netspec.yaml", static spec => new ProjectSpec(SpecCompiler.Parse($"{spec.Key}.netspec.yaml", spec.Value), "Dynamic"));
        var trees = specs.SelectMany(spec => Compile(spec.Key, files)).ToList();
        if (source.Length > 0)
        {
            trees.Add(CSharpSyntaxTree.ParseText(source, path: Beside));
        }

        _assembly = Load(rewrite is null ? trees : [.. rewrite(trees)]);
    }

    /// <summary>Compiles specs by name. Each is a file of its own and names its <c>namespace:</c>; one imports another by its name with <c>.netspec.yaml</c>.</summary>
    public static DynamicNetworks Compile(IReadOnlyDictionary<string, string> specs) => new(specs);

    /// <summary>Compiles specs together with C# that the classes meet there.</summary>
    public static DynamicNetworks Compile(IReadOnlyDictionary<string, string> specs, string source) => new(specs, source);

    /// <summary>Compiles specs to classes that are changed before they are compiled; the change brings a runtime of its own.</summary>
    public static DynamicNetworks Compile(IReadOnlyDictionary<string, string> specs, Func<IEnumerable<SyntaxTree>, IEnumerable<SyntaxTree>> rewrite) => new(specs, "", rewrite);

    /// <summary>Compiles one spec.</summary>
    public static DynamicNetworks Compile(string spec) => new(new Dictionary<string, string> { ["spec"] = spec });

    /// <summary>The names of a spec's classes, in order.</summary>
    public IReadOnlyList<string> ClassesOf(string spec) => _classes.GetValueOrDefault(spec) ?? [];

    /// <summary>The C# of a spec, for messages.</summary>
    public string SourceOf(string spec) => string.Join("\n", _sources.GetValueOrDefault(spec) ?? []);

    /// <summary>Makes a network with its default arguments.</summary>
    /// <param name="spec">The spec's name.</param>
    /// <param name="type">The class with its namespace.</param>
    /// <param name="arguments">The constructor's first arguments, where not the defaults are wanted.</param>
    public torch.nn.Module Create(string spec, string type, params object?[] arguments)
    {
        if (_failures.TryGetValue(spec, out var failure))
        {
            throw new InvalidOperationException($"{spec}: {failure}\n{SourceOf(spec)}");
        }

        var constructor = ConstructorOf(type);
        var defaults = constructor.GetParameters().Skip(arguments.Length).Select(static parameter => parameter.DefaultValue);
        return (torch.nn.Module)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [.. arguments, .. defaults], null);
    }

    /// <summary>Why a spec has no classes; null where it has.</summary>
    public string? FailureOf(string spec) => _failures.GetValueOrDefault(spec);

    /// <summary>The parameters of a class's constructor.</summary>
    public IReadOnlyList<string> ParametersOf(string type) => [.. ConstructorOf(type).GetParameters().Select(static parameter => parameter.Name!)];

    /// <summary>Makes a network; arguments that are not named have their defaults.</summary>
    public torch.nn.Module Create(string type, IReadOnlyDictionary<string, object?> arguments)
    {
        var constructor = ConstructorOf(type);
        object?[] values = [.. constructor.GetParameters().Select(parameter => arguments.TryGetValue(parameter.Name!, out var value) ? value : parameter.DefaultValue)];
        return (torch.nn.Module)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, values, null);
    }

    /// <summary>What a network's class says of it with its default arguments, without an instance.</summary>
    public ModelDescription Describe(string type)
    {
        var describe = _assembly.GetType(type, throwOnError: true)!.GetMethod("Describe")!;
        return (ModelDescription)describe.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. describe.GetParameters().Select(static parameter => parameter.DefaultValue)], null)!;
    }

    private ConstructorInfo ConstructorOf(string type) => _assembly.GetType(type, throwOnError: true)!.GetConstructors().Single();

    /// <summary>The results of a forward pass, however many tensors go in and come out.</summary>
    public static torch.Tensor[] Call(torch.nn.Module network, params torch.Tensor[] inputs) => [.. CallNullable(network, inputs).OfType<torch.Tensor>()];

    /// <summary>The results of a forward pass; null for one that is absent.</summary>
    public static torch.Tensor?[] CallNullable(torch.nn.Module network, params torch.Tensor[] inputs)
    {
        var types = Enumerable.Repeat(typeof(torch.Tensor), inputs.Length).ToArray();
        var call = network.GetType().GetMethod("call", types) ?? throw new InvalidOperationException($"{network.GetType()} takes no {inputs.Length} tensors");
        return Tensors(call.Invoke(network, BindingFlags.DoNotWrapExceptions, null, [.. inputs], null));
    }

    private static torch.Tensor?[] Tensors(object? result)
    {
        if (result is null or torch.Tensor)
        {
            return [(torch.Tensor?)result];
        }

        var members = result.GetType().GetProperties().Where(static property => property.PropertyType == typeof(torch.Tensor));
        return [.. members.Select(member => (torch.Tensor?)member.GetValue(result))];
    }

    private IReadOnlyList<SyntaxTree> Compile(string name, Dictionary<string, ProjectSpec> files)
    {
        var compiled = Try(() => SpecCompiler.Compile(Linker.Close(files[$"{name}.netspec.yaml"], files)), name);
        if (compiled is null)
        {
            return [];
        }

        if (compiled.Diagnostics.Count > 0)
        {
            _failures.Add(name, string.Join("\n", compiled.Diagnostics));
            return [];
        }

        _classes.Add(name, [.. compiled.Classes.Select(static model => model.Name).Order(StringComparer.Ordinal)]);
        var sources = compiled.Classes.SelectMany(static model => new[] { ClassWriter.Write(model), model.Description is null ? "" : DescriptionWriter.Write(model) }).ToList();
        _sources.Add(name, sources);
        var options = new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

        // A block that several files use is one class.
        return [.. sources.Where(source => source.Length > 0 && _emitted.Add(source)).Select(source => CSharpSyntaxTree.ParseText(source, options, path: name))];
    }

    private CompiledSpec? Try(Func<CompiledSpec> compile, string name)
    {
        try
        {
            return compile();
        }
        catch (InvalidOperationException exception)
        {
            _failures.Add(name, exception.ToString());
            return null;
        }
    }

    private Assembly Load(IReadOnlyList<SyntaxTree> trees)
    {
        var compilation = Compilation(trees);
        var errors = compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        foreach (var group in errors.GroupBy(static error => error.Location.SourceTree?.FilePath ?? ""))
        {
            _failures.Add(group.Key, string.Join("\n", group));
        }

        if (errors.Count > 0)
        {
            compilation = Compilation([.. trees.Where(tree => !_failures.ContainsKey(tree.FilePath))]);
        }

        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        return result.Success ? Assembly.Load(stream.ToArray()) : throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }

    private CSharpCompilation Compilation(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        $"Dynamic{Guid.NewGuid():N}",
        trees,
        _isAsWritten ? References : References.Where(static reference => Path.GetFileName(reference.Display) != "NetSpec.dll"),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            generalDiagnosticOption: _isAsWritten ? ReportDiagnostic.Error : ReportDiagnostic.Suppress,
            warningLevel: 9999,
            nullableContextOptions: NullableContextOptions.Enable));
}
