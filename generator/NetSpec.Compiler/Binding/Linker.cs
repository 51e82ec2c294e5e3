using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>Gives each file the blocks that it sees: its own, and those of the files it imports.</summary>
internal sealed class Linker(DiagnosticBag bag)
{
    private readonly Dictionary<string, LinkedSpec> _linked = new(StringComparer.Ordinal);

    /// <summary>The files that a file imports, as paths: relative to the importing file, written with /.</summary>
    public static IEnumerable<(YamlScalar Import, string Path)> ImportsOf(ParsedSpec spec) =>
        spec.Syntax?.Imports.Select(import => (import, Resolve(spec.Path, import.Text))) ?? [];

    /// <summary>The files reachable from one by imports, without itself, in order of path.</summary>
    public static SpecClosure Close(ProjectSpec file, IReadOnlyDictionary<string, ProjectSpec> byPath)
    {
        var reached = new SortedDictionary<string, ProjectSpec>(StringComparer.Ordinal);
        var open = new Stack<ParsedSpec>([file.Spec]);
        while (open.Count > 0)
        {
            foreach (var (_, path) in ImportsOf(open.Pop()))
            {
                if (byPath.TryGetValue(path, out var import) && import != file && !reached.ContainsKey(path))
                {
                    reached.Add(path, import);
                    open.Push(import.Spec);
                }
            }
        }

        // Only hints of this file's own mistakes: all paths would make every file depend on every other.
        var hints = ImportsOf(file.Spec).Where(import => !byPath.ContainsKey(import.Path)).Select(import => NearestName.Hint(import.Import.Text, byPath.Keys.Select(FileName)));
        return new(file, [.. reached.Values], [.. hints]);
    }

    /// <summary>The path as imports are compared: with / on every system.</summary>
    public static string Normalise(string path) => path.Replace('\\', '/');

    /// <summary>Links a file; null where nothing of it could be read.</summary>
    public LinkedSpec? Link(SpecClosure closure)
    {
        var files = closure.Imports.Concat([closure.File]).ToDictionary(static file => Normalise(file.Spec.Path), StringComparer.Ordinal);
        foreach (var file in files.Values.Where(static file => file.Spec.Syntax is not null))
        {
            var linked = new LinkedSpec(file.Spec.Syntax!, file.Spec.Syntax!.Namespace?.Text ?? file.Namespace);
            _linked.Add(Normalise(file.Spec.Path), linked);

            AddOwn(linked);
        }

        foreach (var pair in _linked)
        {
            // The mistakes of an imported file are reported where that file is compiled.
            var file = files[pair.Key];
            AddImported(pair.Value, file, file == closure.File ? bag : new DiagnosticBag(), closure);
        }

        return _linked.TryGetValue(Normalise(closure.Spec.Path), out var result) ? result : null;
    }

    private static void AddOwn(LinkedSpec linked)
    {
        foreach (var block in linked.Syntax.Blocks)
        {
            linked.Blocks.Add(block.Name.Text, new Definition(block, linked));
        }

        linked.Models.AddRange(linked.Syntax.Models.Select(model => new Definition(model, linked)));
    }

    private void AddImported(LinkedSpec linked, ProjectSpec file, DiagnosticBag bag, SpecClosure closure)
    {
        var missing = 0;
        foreach (var (import, path) in ImportsOf(file.Spec))
        {
            if (!_linked.TryGetValue(path, out var source))
            {
                // A file that is there but could not be read has said so itself.
                if (closure.Imports.All(other => Normalise(other.Spec.Path) != path))
                {
                    bag.ReportUnknownImport(import.Location, import.Text, closure.Nearest.ElementAtOrDefault(missing++) ?? "");
                }

                continue;
            }

            foreach (var block in source.Syntax.Blocks.Select(block => source.Blocks.TryGetValue(block.Name.Text, out var own) ? own : null).OfType<Definition>())
            {
                if (block.Home == source && source != linked && !TryAdd(linked, block) && linked.Blocks[block.Name] != block)
                {
                    bag.ReportDuplicateDefinition(import.Location, block.Name, $" in '{FileName(linked.Blocks[block.Name].Home.Syntax.Path)}', and '{import.Text}' defines it too");
                }
            }

            linked.Broken.UnionWith(source.Broken);
        }
    }

    private static bool TryAdd(LinkedSpec linked, Definition block)
    {
        if (linked.Blocks.ContainsKey(block.Name))
        {
            return false;
        }

        linked.Blocks.Add(block.Name, block);
        return true;
    }

    private static string FileName(string path) => Normalise(path).Split('/').Last();

    private static string Resolve(string importer, string import)
    {
        var parts = Normalise(importer).Split('/').ToList();
        parts.RemoveAt(parts.Count - 1);
        foreach (var part in Normalise(import).Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".."))
            {
                parts.Add(part);
            }
        }

        return string.Join("/", parts);
    }
}
