using System.Globalization;
using System.Text;

namespace NetSpec;

/// <summary>A model as a text table. Figures are those of one layer; only the last row adds up.</summary>
internal sealed class SummaryTable(ModelDescription model)
{
    private const int MaxWidth = 110;
    private const int MinPathWidth = 16;
    private const int Columns = 5;
    private const string Gap = "  ";

    private readonly List<string[]> _rows = [];

    public override string ToString()
    {
        _rows.Add(["layer", "operator", "output", "parameters", "multiply-adds"]);
        AddLayers([.. model.Layers.Select(layer => new Row(layer))], 0, string.Empty);
        _rows.Add(["total", string.Empty, string.Empty, Number(model.Parameters), Number(model.MultiplyAdds)]);
        return Render();
    }

    /// <summary>Adds layers that share the names before <paramref name="depth"/>, one group for each name at that depth.</summary>
    private void AddLayers(IReadOnlyList<Row> layers, int depth, string indent)
    {
        var groups = Groups(layers, depth);
        for (var i = 0; i < groups.Count;)
        {
            var copies = CopiesFrom(groups, i, depth);
            var next = i + copies;
            if ((copies - 1) * groups[i].Count > 1)
            {
                AddCopies(groups[i], groups[next - 1], copies, depth, indent);
            }
            else
            {
                groups.GetRange(i, copies).ForEach(group => AddGroup(group, depth, indent));
            }

            i = next;
        }
    }

    private void AddCopies(IReadOnlyList<Row> first, IReadOnlyList<Row> last, int copies, int depth, string indent)
    {
        var range = $"{indent}{first[0].PathTo(depth)} {(copies == 2 ? "and" : "to")} {last[0].PathTo(depth)}";
        _rows.Add([range, $"{copies} times:"]);
        AddGroup(first, depth, indent + Gap);
    }

    private void AddGroup(IReadOnlyList<Row> group, int depth, string indent)
    {
        if (group.Count == 1 || group[0].Names.Length <= depth + 1)
        {
            _rows.AddRange(group.Select(row => row.Cells(indent)));
        }
        else
        {
            AddLayers(group, depth + 1, indent);
        }
    }

    /// <summary>Neighbours with the same name at that depth.</summary>
    private static List<List<Row>> Groups(IReadOnlyList<Row> layers, int depth)
    {
        var groups = new List<List<Row>>();
        foreach (var layer in layers)
        {
            if (groups.Count == 0 || groups[^1][0].NameAt(depth) != layer.NameAt(depth))
            {
                groups.Add([]);
            }

            groups[^1].Add(layer);
        }

        return groups;
    }

    /// <summary>How many neighbours, from the one at <paramref name="start"/> on, hold the same layers.</summary>
    private static int CopiesFrom(List<List<Row>> groups, int start, int depth)
    {
        var end = start + 1;
        while (end < groups.Count && AreAlike(groups[start], groups[end], depth + 1))
        {
            end++;
        }

        return end - start;
    }

    private static bool AreAlike(List<Row> left, List<Row> right, int depth) =>
        left.Count == right.Count && left.Zip(right).All(pair => pair.First.ContentFrom(depth) == pair.Second.ContentFrom(depth));

    private string Render()
    {
        var widths = Widths();
        var rule = new string('-', widths.Sum() + (Gap.Length * (Columns - 1)));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{model.Name}: {string.Join(", ", model.Inputs)} -> {string.Join(", ", model.Outputs)}\n\n");
        for (var i = 0; i < _rows.Count; i++)
        {
            // The heading and the totals are set off from the layers.
            if (i == 1 || i == _rows.Count - 1)
            {
                text.Append(rule).Append('\n');
            }

            text.Append(Line(_rows[i], widths)).Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"\nBuffers, which are saved but not trained: {model.Buffers:N0} scalars.").ToString();
    }

    /// <summary>Each column as wide as its widest cell, the first one as wide as the page leaves.</summary>
    private int[] Widths()
    {
        var full = _rows.Where(row => row.Length == Columns).ToList();
        var widths = Enumerable.Range(0, Columns).Select(column => full.Max(row => row[column].Length)).ToArray();
        widths[0] = Math.Max(widths[0], _rows.Max(row => row[0].Length));
        var left = MaxWidth - widths.Skip(1).Sum() - (Gap.Length * (Columns - 1));
        widths[0] = Math.Min(widths[0], Math.Max(left, MinPathWidth));
        return widths;
    }

    private static string Line(string[] cells, int[] widths) =>
        string.Join(Gap, cells.Select((cell, column) => column switch
        {
            0 => Shortened(cell, widths[0]).PadRight(widths[0]),
            1 or 2 => cell.PadRight(widths[column]),
            _ => cell.PadLeft(widths[column]),
        })).TrimEnd();

    /// <summary>Of a path that is too long its end is kept, which tells more.</summary>
    private static string Shortened(string path, int width) => path.Length <= width ? path : $"..{path[^(width - 2)..]}";

    /// <summary>Nothing for zero, so that the layers that cost something stand out.</summary>
    private static string Number(long number) => number == 0 ? string.Empty : number.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record Row(LayerDescription Layer)
    {
        public string[] Names { get; } = Layer.Path.Split('.');

        public string? NameAt(int depth) => depth < Names.Length ? Names[depth] : null;

        public string PathTo(int depth) => string.Join('.', Names.Take(depth + 1));

        public string ContentFrom(int depth) =>
            $"{string.Join('.', Names.Skip(depth))} {Layer.Op} {ShapeText.Of(Layer.Output)} {Layer.Parameters} {Layer.MultiplyAdds}";

        public string[] Cells(string indent) =>
            [indent + Layer.Path, Layer.Op, ShapeText.Of(Layer.Output), Number(Layer.Parameters), Number(Layer.MultiplyAdds)];
    }
}
