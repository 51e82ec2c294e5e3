using System.Globalization;
using System.Text;
using NetSpec.Compiler.Analysis;
using NetSpec.Compiler.Emit.CSharp.Model;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>
/// What <c>Describe</c> says of a model: every layer's path, shapes and tensors, as formulas over the constructor's parameters and the
/// input's sizes. So the numbers are there for every size, and without an instance.
/// </summary>
internal sealed class DescriptionLowering
{
    private readonly BoundClass _type;
    private readonly NominalSizes _nominal;
    private readonly List<Symbol> _free;
    private readonly SymbolNames _names;
    private readonly CSharpTerms _terms;
    private readonly Dictionary<Dim, string> _sizes = [];
    private readonly Dictionary<string, int> _localCounts = new(StringComparer.Ordinal);
    private readonly Dictionary<(OperatorCall Call, bool OnlyTraining), string> _details = [];
    private readonly Dictionary<(Operator Operator, string Tensors), string> _functions = [];
    private readonly List<string> _lines = [];
    private readonly StringBuilder _row = new();
    private readonly HashSet<Symbol> _reliedOn = [];
    private readonly HashSet<Symbol> _lets = [];

    public DescriptionLowering(BoundClass type)
    {
        _type = type;
        _nominal = new NominalSizes(type);
        _free = [.. type.Module.Inputs.SelectMany(static input => input.Type.Shape).SelectMany(static dim => dim.Symbols).Where(static symbol => symbol.Kind == SymbolKind.Dimension).Distinct()];
        var parameters = type.Parameters.Select(origin => (origin.Symbol, type.Names[origin.Symbol].TrimStart('@')));
        var sizes = _free.Select(static symbol => (symbol, CSharpNames.Camel(symbol.Name)));
        var lets = type.Module.Lets.Select(static let => (let.Symbol, CSharpNames.Camel(let.Symbol.Name)));
        _names = new SymbolNames(parameters.Concat(sizes).Concat(lets));
        _terms = new CSharpTerms(Name, LeastOf, localOf: term => _sizes.TryGetValue(Dim.Of(term), out var local) ? local : null);
    }

    /// <summary>Lowers the description.</summary>
    public DescriptionModel Lower()
    {
        var runs = CostlyRuns.Of(_type.Module);
        var flat = FlatLayers.Of(_type.Module);
        var layers = flat.Concat(Functions(runs, flat)).Select(layer => new LayerModel(layer.Path, Details(layer, runs))).ToEquatableArray();
        var inputs = _type.Module.Inputs.Select(static input => (input.Name, input.Type)).Select(Tensor).ToEquatableArray();
        var outputs = _type.Module.Outputs.Where(static output => !output.Value.IsAbsent).Select(static output => (output.Name, output.Value.Type)).Select(Tensor).ToEquatableArray();
        var docs = new ClassDocs(_type);
        var parameters = _type.Parameters.Select(docs.Parameter).ToEquatableArray();
        var sizes = _free.Select(symbol => new ParameterModel("long", _names[symbol], _nominal[symbol].ToString(CultureInfo.InvariantCulture), $"The size <c>{ClassDocs.Text(symbol.Name)}</c> of the input.")).ToEquatableArray();
        var checks = _reliedOn.OrderBy(_names.IndexOf).Select(symbol => Check(_names[symbol], _type.Least.Of(symbol)!.Value));
        var functions = _functions.Select(static function => $"static TensorDescription[] {function.Value}(long size) =>\n[\n    {function.Key.Tensors},\n];").ToEquatableArray();
        return new(parameters, sizes, [.. checks, .. _lines], inputs, outputs, layers, functions);
    }

    /// <summary>What the constructor refuses, and an input of size 0 is no example.</summary>
    private long? LeastOf(Symbol symbol)
    {
        if (symbol.Kind == SymbolKind.Parameter && _type.Least.Of(symbol) is not null)
        {
            _reliedOn.Add(symbol);
        }

        return symbol.Kind == SymbolKind.Dimension ? 1 : _type.Least.Known(symbol);
    }

    private static string Check(string name, long least) => least switch
    {
        0 => $"global::System.ArgumentOutOfRangeException.ThrowIfNegative({name});",
        1 => $"global::System.ArgumentOutOfRangeException.ThrowIfNegativeOrZero({name});",
        _ => $"global::System.ArgumentOutOfRangeException.ThrowIfLessThan({name}, {least.ToString(CultureInfo.InvariantCulture)});",
    };

    /// <summary>Functions that cost stand after the layers.</summary>
    private static IEnumerable<FlatLayer> Functions(ILookup<string, OperatorCall> runs, IReadOnlyList<FlatLayer> layers)
    {
        var paths = new HashSet<string>(runs.Count == 0 ? [] : layers.Select(static layer => layer.Path), StringComparer.Ordinal);
        return runs.Where(run => !paths.Contains(run.Key) && run.Any(static call => call.IsCostly)).Select(static run => new FlatLayer(run.Key, run.First()));
    }

    /// <summary>The name of a symbol; a let becomes a local where it is asked for first.</summary>
    private string Name(Symbol symbol)
    {
        if (symbol.Kind == SymbolKind.Let && _lets.Add(symbol))
        {
            var value = _terms.Print(_type.Module.Lets.Single(let => let.Symbol == symbol).Value);
            _lines.Add($"var {_names[symbol]} = {value};");
        }

        return _names[symbol];
    }

    private string Details(FlatLayer layer, ILookup<string, OperatorCall> runs)
    {
        // A module that runs again costs as much again, over what may be other shapes.
        if (runs.Count > 0 && runs[layer.Path].ToList() is { Count: > 1 } again && again.Exists(static call => call.IsCostly))
        {
            return Details(layer.Call, layer.OnlyTraining, again.Select(static run => run.MultiplyAdds).Aggregate(static (sum, cost) => sum + cost));
        }

        // A block that stands in several places was bound once: its layers differ only in their paths.
        if (!_details.TryGetValue((layer.Call, layer.OnlyTraining), out var details))
        {
            _details[(layer.Call, layer.OnlyTraining)] = details = Details(layer.Call, layer.OnlyTraining, layer.Call.OtherMultiplyAdds);
        }

        return details;
    }

    /// <summary>What a row says beside the path. A layer for training only costs nothing in the forward pass that is counted, that of eval.</summary>
    private string Details(OperatorCall call, bool onlyTraining, Dim? multiplyAdds)
    {
        var row = _row.Clear().Append(CSharpNames.Literal(call.Operator.Name)).Append(", ");
        AppendShape(row, call.Outputs[0].Shape);
        var cost = onlyTraining ? 0 : call.MultiplyAddsPerOutput;
        if (call.State.Count > 0 || cost != 0)
        {
            row.Append(", ").Append(Size(cost));
        }

        if (call.State.Count > 0)
        {
            row.Append(", ").Append(State(call));
        }

        if (multiplyAdds is { } all && !onlyTraining)
        {
            row.Append(", multiplyAdds: ").Append(Size(all, "cost"));
        }

        return row.ToString();
    }

    /// <summary>A layer's tensors, from a function where they are many of one size: batch normalisation has five, and stands everywhere.</summary>
    private string State(OperatorCall call)
    {
        if (call.State is not [{ Shape: [var size] }, _, _, _, ..] || call.State.Exists(tensor => tensor.Shape.Count > 1 || (tensor.Shape.Count == 1 && tensor.Shape[0] != size)))
        {
            return $"[{string.Join(", ", call.State.Select(tensor => State(tensor, Size)))}]";
        }

        var tensors = string.Join(",\n    ", call.State.Select(static tensor => State(tensor, static _ => "size")));
        if (!_functions.TryGetValue((call.Operator, tensors), out var name))
        {
            var others = _functions.Keys.Count(key => key.Operator == call.Operator);
            _functions[(call.Operator, tensors)] = name = others == 0 ? call.Operator.Name : $"{call.Operator.Name}Of{others + 1}";
        }

        return $"{name}({Size(size)})";
    }

    private static string State(StateTensor tensor, Func<Dim, string> print) =>
        $"new({CSharpNames.Literal(tensor.Name)}, [{string.Join(", ", tensor.Shape.Select(print))}]{(tensor.IsBuffer ? ", isBuffer: true" : "")}{DType(tensor.DType)}{(tensor.IsShared ? ", isShared: true" : "")})";

    private string Tensor((string Name, TensorType Type) tensor)
    {
        var text = _row.Clear().Append("new(").Append(CSharpNames.Literal(tensor.Name)).Append(", ");
        AppendShape(text, tensor.Type.Shape);
        return text.Append(DType(tensor.Type.DType)).Append(')').ToString();
    }

    private static string DType(string dtype) => dtype == "float32" ? "" : $", dtype: {CSharpNames.Literal(dtype)}";

    private void AppendShape(StringBuilder text, EquatableArray<Dim> shape)
    {
        var separator = "[";
        foreach (var dim in shape)
        {
            text.Append(separator).Append(Size(dim));
            separator = ", ";
        }

        text.Append(shape.Count == 0 ? "[]" : "]");
    }

    private string Size(Dim dim) => Size(dim, null);

    private string Size(Dim dim, string? name)
    {
        if (!_sizes.TryGetValue(dim, out var text))
        {
            _sizes[dim] = text = dim.ToTerm() is ConstantTerm or SymbolTerm ? _terms.Print(dim.ToTerm()) : Local(dim, name ?? LetterOf(dim));
        }

        return text;
    }

    /// <summary>What is made of one dimension goes by its letter.</summary>
    private string LetterOf(Dim formula) => formula.Symbols is [{ Kind: SymbolKind.Dimension } only] ? _names[only].TrimStart('@') : "size";

    /// <summary>A formula gets a local of its own, since many layers share it.</summary>
    private string Local(Dim formula, string name)
    {
        string local;
        do
        {
            _localCounts[name] = _localCounts.TryGetValue(name, out var count) ? count + 1 : 1;
            local = $"{name}{_localCounts[name]}";
        }
        while (_names.Contains(local));

        var value = _terms.Print(formula.ToTerm());
        _lines.Add($"var {local} = {value};");
        return local;
    }
}
