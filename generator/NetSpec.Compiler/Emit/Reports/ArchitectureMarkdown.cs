using NetSpec.Compiler.Analysis.Architecture;
using NetSpec.Compiler.Emit.CSharp.Memory;

namespace NetSpec.Compiler.Emit.Reports;

/// <summary>An architecture report as a page of Markdown: one line for each layer and each key, so that a diff of two pages names what changed.</summary>
internal static class ArchitectureMarkdown
{
    /// <summary>The first line of every report, by which the build knows its own.</summary>
    public const string Marker = "<!-- NetSpec architecture report: written by the build from the spec, do not edit -->";

    /// <summary>The page.</summary>
    public static string Write(ArchitectureReport report)
    {
        var page = new Markdown();
        page.Line(Marker).Paragraph($"# {report.Name}");
        if (report.Summary is { } summary)
        {
            page.Paragraph(Markdown.Text(summary));
        }

        WriteFigures(page, report);
        WriteLayers(page, report);
        WriteState(page, report);
        return page.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>What a layer reads, where that is not simply the layer above.</summary>
    public static string Reads(LayerReport layer, LayerReport? above) =>
        above is not null && layer.Inputs.Count == 1 && layer.Inputs[0].ToString() == above.Path ? "" : string.Join(", ", layer.Inputs);

    private static void WriteFigures(Markdown page, ArchitectureReport report)
    {
        var rows = new List<string[]>();
        rows.AddRange(report.Inputs.Select(static input => new[] { $"input {Markdown.Code(input.Name)}", $"{input.DType} {input.Symbolic}, here {input.Shape}" }));
        rows.AddRange(report.Outputs.Select(static output => new[] { $"output {Markdown.Code(output.Name)}", $"{output.DType} {output.Symbolic}, here {output.Shape}" }));
        rows.Add(["parameters", Figures.Count(report.Parameters)]);
        rows.Add(["multiply-adds", Figures.Count(report.MultiplyAdds)]);
        var memory = ModelMemory.Of(report);
        rows.Add(["parameters and buffers in memory", Figures.Bytes(memory.StateBytes)]);
        rows.Add(["activations at the peak of a forward in eval mode", Figures.Bytes(memory.ActivationBytes) + (memory.PeakLayer.Length > 0 ? $" ({Markdown.Code(memory.PeakLayer)})" : "")]);
        rows.Add(["peak memory of a forward in eval mode", Figures.Bytes(memory.PeakBytes)]);
        rows.AddRange(report.Arguments.Select(static argument => new[] { Markdown.Code(argument.Name), Markdown.Code(argument.Value) }));
        page.Table(["", ""], rows);
    }

    private static void WriteLayers(Markdown page, ArchitectureReport report)
    {
        page.Paragraph("## Layers");
        page.Table(
            ["layer", "operator", "reads", "output", "parameters:", "multiply-adds:"],
            report.Layers.Select((layer, i) => Row(layer, i == 0 ? null : report.Layers[i - 1])));
    }

    private static string[] Row(LayerReport layer, LayerReport? above) =>
    [
        Markdown.Code(layer.Path),
        Markdown.Code(layer.Text) + (layer.OnlyTraining ? " in training only" : ""),
        Reads(layer, above) is { Length: > 0 } reads ? Markdown.Code(reads) : "",
        layer.Output,
        Figures.Cell(layer.Parameters),
        Figures.Cell(layer.MultiplyAdds),
    ];

    private static void WriteState(Markdown page, ArchitectureReport report)
    {
        page.Paragraph("## Keys of the state_dict");
        page.Table(
            ["key", "shape", ""],
            report.State.Select(static tensor => new[]
            {
                Markdown.Code(tensor.Key),
                tensor.ShapeText,
                string.Join(", ", ((string[])[tensor.DType == "float32" ? "" : tensor.DType, tensor.IsBuffer ? "buffer" : ""]).Where(static word => word.Length > 0)),
            }));
    }
}
