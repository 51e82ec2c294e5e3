using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Analysis.Architecture;

/// <summary>A tensor that goes into or comes out of a model.</summary>
/// <param name="Name">The name.</param>
/// <param name="DType">The element type.</param>
/// <param name="Symbolic">The shape with free dimensions as letters.</param>
/// <param name="Shape">The shape at the sizes of the report.</param>
internal sealed record TensorReport(string Name, string DType, string Symbolic, string Shape);

/// <summary>One tensor of the state_dict.</summary>
/// <param name="Layer">The path of the layer that owns it.</param>
/// <param name="Name">Its name there; empty where the layer itself is the tensor.</param>
/// <param name="Shape">The shape.</param>
/// <param name="DType">The element type.</param>
/// <param name="IsBuffer">Whether it is a buffer, which is saved but not trained.</param>
/// <param name="IsShared">Whether it is the tensor of another layer.</param>
internal sealed record StateReport(string Layer, string Name, EquatableArray<long> Shape, string DType, bool IsBuffer, bool IsShared)
{
    /// <summary>The key.</summary>
    public string Key => Name.Length == 0 ? Layer : Layer.Length == 0 ? Name : $"{Layer}.{Name}";

    /// <summary>The number of scalars.</summary>
    public long Elements => Shape.Aggregate(1L, static (product, size) => product * size);

    /// <summary>The size in memory.</summary>
    public long Bytes => Elements * DTypes.Size(DType);

    /// <summary>The shape as text.</summary>
    public string ShapeText => $"[{string.Join(", ", Shape)}]";
}

/// <summary>One operation of the forward pass.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Arguments">The arguments that are not at their defaults, as <c>name=value</c>.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Output">The shape of its (first) output.</param>
/// <param name="Parameters">Its trainable scalars; of a module that runs again none, nor of a hand-written one.</param>
/// <param name="MultiplyAdds">Multiply-adds; null where 64 bits do not suffice.</param>
/// <param name="OnlyTraining">Whether it runs in training mode only.</param>
internal sealed record LayerReport(
    string Path,
    string Operator,
    EquatableArray<string> Arguments,
    EquatableArray<TensorSource> Inputs,
    string Output,
    long? Parameters,
    long? MultiplyAdds,
    bool OnlyTraining)
{
    /// <summary>The operator with its arguments, as PyTorch would print it.</summary>
    public string Text => $"{Operator}({string.Join(", ", Arguments)})";
}

/// <summary>What one model is made of, at given sizes of its inputs: what reviews, summaries and comparisons are made from.</summary>
internal sealed class ArchitectureReport
{
    private ArchitectureReport(ModelInstance model, InputSizes sizes)
    {
        Model = model;
        Sizes = sizes;
        Name = model.Name;
        Namespace = model.Namespace;
        Summary = model.Model.Syntax.Summary;
        Arguments = [.. model.Arguments.Select(static argument => (argument.Name, ReportValues.Text(argument.Value)))];
        Inputs = [.. model.Module.Inputs.Select(input => Tensor(input.Name, input.Type, sizes))];
        Outputs = [.. model.Module.Outputs.Where(static output => !output.Value.IsAbsent).Select(output => Tensor(output.Name, output.Value.Type, sizes))];
        State = [.. FlatLayers.Of(model.Module).SelectMany(layer => layer.Call.State.Select(tensor => StateOf(layer.Path, tensor, sizes)))];
        var counts = new ModuleCounts(sizes.Of);
        Layers = [.. ForwardTrace.Of(model.Module).Select(layer => Layer(layer, sizes, counts))];
        Parameters = counts.Parameters(model.Module);
        MultiplyAdds = counts.MultiplyAdds(model.Module);
    }

    /// <summary>The model.</summary>
    public ModelInstance Model { get; }

    /// <summary>The sizes of its inputs.</summary>
    public InputSizes Sizes { get; }

    /// <summary>The class.</summary>
    public string Name { get; }

    /// <summary>The namespace of the class.</summary>
    public string Namespace { get; }

    /// <summary>What the spec says of it.</summary>
    public string? Summary { get; }

    /// <summary>The spec's parameters with their values.</summary>
    public IReadOnlyList<(string Name, string Value)> Arguments { get; }

    /// <summary>What forward takes.</summary>
    public IReadOnlyList<TensorReport> Inputs { get; }

    /// <summary>What forward returns.</summary>
    public IReadOnlyList<TensorReport> Outputs { get; }

    /// <summary>The operations in the order in which they run.</summary>
    public IReadOnlyList<LayerReport> Layers { get; }

    /// <summary>The state_dict, in PyTorch's order.</summary>
    public IReadOnlyList<StateReport> State { get; }

    /// <summary>Trainable scalars; null where 64 bits do not suffice.</summary>
    public long? Parameters { get; }

    /// <summary>Multiply-adds of one forward pass; null where 64 bits do not suffice.</summary>
    public long? MultiplyAdds { get; }

    /// <summary>The report at the nominal sizes.</summary>
    public static ArchitectureReport Of(ModelInstance model) => Of(model, InputSizes.Nominal(model));

    /// <summary>The report at given sizes.</summary>
    public static ArchitectureReport Of(ModelInstance model, InputSizes sizes) => new(model, sizes);

    private static TensorReport Tensor(string name, TensorType type, InputSizes sizes) => new(name, type.DType, type.ToString(), sizes.Text(type));

    private static StateReport StateOf(string layer, StateTensor tensor, InputSizes sizes) =>
        new(layer, tensor.Name, [.. tensor.Shape.Select(dim => sizes.Of(dim) ?? throw new InvalidOperationException($"the size {dim} of '{layer}.{tensor.Name}' is not known"))], tensor.DType, tensor.IsBuffer, tensor.IsShared);

    private static LayerReport Layer(TracedLayer layer, InputSizes sizes, ModuleCounts counts)
    {
        var call = (layer.Content as OperatorContent)?.Call;
        return new(
            layer.Path,
            call?.Operator.Name ?? ((ForeignContent)layer.Content).TypeName,
            [.. call is null ? ReportValues.Arguments((ForeignContent)layer.Content) : ReportValues.Arguments(call)],
            layer.Inputs,
            sizes.Text(layer.Output),
            call is null || layer.RunsAgain ? 0 : counts.Parameters(call),
            call is null ? 0 : counts.MultiplyAdds(call),
            layer.OnlyTraining);
    }
}
