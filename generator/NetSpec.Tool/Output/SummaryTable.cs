using NetSpec.Compiler.Analysis.Architecture;
using NetSpec.Compiler.Emit.CSharp.Memory;
using NetSpec.Compiler.Emit.Reports;
using Spectre.Console;

namespace NetSpec.Tool.Output;

/// <summary>Models as tables for a terminal or a pipe.</summary>
internal static class SummaryTable
{
    /// <summary>One model, layer by layer.</summary>
    public static void Write(IAnsiConsole console, ArchitectureReport report)
    {
        console.MarkupLineInterpolated($"[bold]{report.Name}[/]: {Text(report.Inputs)} → {Text(report.Outputs)}");
        var table = Table("layer", "operator", "output", "parameters", "multiply-adds");
        foreach (var layer in report.Layers)
        {
            // What computes nothing and owns nothing stands back.
            var style = layer.Parameters == 0 && layer.MultiplyAdds == 0 ? "grey" : "default";
            table.AddRow(Cells(style, layer.Path, layer.Text + (layer.OnlyTraining ? " in training only" : ""), layer.Output, Figures.Cell(layer.Parameters), Figures.Cell(layer.MultiplyAdds)));
        }

        table.AddEmptyRow();
        table.AddRow(Cells("bold", "total", $"{Figures.Of(report.Layers.Count, "layer")}", "", Figures.Count(report.Parameters), Figures.Count(report.MultiplyAdds)));
        console.Write(table);
        var memory = ModelMemory.Of(report);
        var place = memory.PeakLayer.Length > 0 ? $" in {memory.PeakLayer}" : "";
        console.MarkupLineInterpolated($"Parameters and buffers take {Figures.Bytes(memory.StateBytes)}; a forward in eval mode has its peak{place}: {Figures.Bytes(memory.PeakBytes)}, {Figures.Bytes(memory.ActivationBytes)} of them activations.");
    }

    /// <summary>The figures of several models.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<ArchitectureReport> reports)
    {
        var table = Table("model", "input", "output", "parameters", "multiply-adds", "weights", "peak memory");
        foreach (var report in reports)
        {
            var memory = ModelMemory.Of(report);
            table.AddRow(Cells("default", report.Name, Shapes(report.Inputs), Shapes(report.Outputs), Figures.Count(report.Parameters), Figures.Count(report.MultiplyAdds), Figures.Bytes(memory.StateBytes), Figures.Bytes(memory.PeakBytes)));
        }

        console.Write(table);
        console.WriteLine("With --model NAME: its layers.");
    }

    private static Table Table(params string[] headings)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in headings)
        {
            table.AddColumn(heading, column => column.Alignment = heading is "parameters" or "multiply-adds" or "weights" or "peak memory" ? Justify.Right : Justify.Left);
        }

        return table;
    }

    private static Markup[] Cells(string style, params string[] cells) => [.. cells.Select(cell => new Markup(Markup.Escape(cell), Style.Parse(style)))];

    private static string Text(IEnumerable<TensorReport> tensors) => string.Join(", ", tensors.Select(static tensor => $"{tensor.Name} {tensor.Shape}"));

    private static string Shapes(IEnumerable<TensorReport> tensors) => string.Join(", ", tensors.Select(static tensor => tensor.Shape));
}
