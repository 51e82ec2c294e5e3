using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Syntax;

/// <summary>
/// Reads a spec file: YAML nodes become the syntax tree, and everything is checked that can be checked without knowing operators.
/// Reading goes on after a mistake with what could be read, so that all of a file's errors come at once; a module with an error is left out of
/// the tree, because later stages would stumble over the hole and say the same again.
/// </summary>
internal sealed partial class SpecReader
{
    private const string Version = "1";

    private readonly DiagnosticBag _bag;

    private SpecReader(DiagnosticBag bag) => _bag = bag;

    /// <summary>What could be read of the file; <c>null</c> where it is no YAML, no mapping or of another version.</summary>
    public static SpecSyntax? Read(string path, string text, DiagnosticBag bag)
    {
        var yamlBag = new DiagnosticBag();
        var root = YamlReader.Read(path, text, yamlBag);
        bag.AddRange(yamlBag);
        if (root is YamlMapping file)
        {
            var yamlErrors = yamlBag.Diagnostics.Select(diagnostic => diagnostic.Location).ToList();
            return new SpecReader(bag).ReadFile(path, file, yamlErrors);
        }

        if (root is not (null or YamlError))
        {
            bag.ReportNotASpec(root is YamlScalar { IsNull: true } ? SourceLocation.StartOf(path) : root.Location, Describe(root));
        }

        return null;
    }

    private SpecSyntax? ReadFile(string path, YamlMapping file, IReadOnlyList<SourceLocation> yamlErrors)
    {
        file = CheckKeys(file, SpecKeys.File, "a spec file");
        if (!CheckVersion(file))
        {
            return null;
        }

        List<YamlScalar> broken = [];
        return new(
            path,
            Find(file, "namespace") is { } entry ? ReadNamespace(entry) : null,
            Find(file, "import") is { } imports ? ReadTexts(imports, "a list of spec files") : [],
            ReadModules(file, "blocks", isModel: false, yamlErrors, broken),
            ReadModules(file, "models", isModel: true, yamlErrors, broken),
            broken);
    }

    /// <summary>Whether the file is worth reading: one without a version is, one of another version means something else by its words.</summary>
    private bool CheckVersion(YamlMapping file)
    {
        if (Find(file, "netspec") is not { } entry)
        {
            _bag.ReportMissingVersion(file.Entries is [var first, ..] ? first.Key.Location : file.Location, Version);
            return true;
        }

        var isKnown = entry.Value is YamlScalar { Text: Version } or YamlError;
        if (!isKnown)
        {
            _bag.ReportUnknownVersion(Blame(entry), Describe(entry.Value), Version);
        }

        return isKnown;
    }

    private YamlScalar? ReadNamespace(YamlEntry entry)
    {
        if (AsText(entry, "a C# namespace such as 'My.Models'") is not { } name)
        {
            return null;
        }

        if (!name.Text.Split('.').All(IsIdentifier))
        {
            _bag.ReportNotAName(name.Location, name.Text, "a namespace");
            return null;
        }

        return name;
    }

    private List<ModuleSyntax> ReadModules(YamlMapping file, string key, bool isModel, IReadOnlyList<SourceLocation> yamlErrors, List<YamlScalar> broken)
    {
        List<ModuleSyntax> modules = [];
        if (Find(file, key) is not { } section || AsMapping(section, "a mapping of names to their definitions") is not { } mapping)
        {
            return modules;
        }

        foreach (var entry in AdoptKeys(mapping, isModel ? "a model" : "a block"))
        {
            var moduleBag = new DiagnosticBag();
            var module = new SpecReader(moduleBag).ReadModule(entry, isModel);
            _bag.AddRange(moduleBag);
            if (module is null || moduleBag.HasErrors || HasYamlError(entry, yamlErrors))
            {
                broken.Add(entry.Key);
            }
            else
            {
                modules.Add(module);
            }
        }

        return modules;
    }

    /// <summary>
    /// The modules of a section. Keys of a module that stand beside it, because their lines begin too far left, are reported once and given to the
    /// module above, so that nothing is said of what seems to be missing there.
    /// </summary>
    private List<YamlEntry> AdoptKeys(YamlMapping section, string what)
    {
        List<YamlEntry> modules = [];
        SourceLocation? reported = null;
        foreach (var entry in section.Entries)
        {
            if (!SpecKeys.Model.Contains(entry.Key.Text) || modules is [] || modules[^1].Value is not (YamlMapping or YamlScalar { IsNull: true }))
            {
                modules.Add(entry);
                reported = null;
                continue;
            }

            var above = modules[^1];
            if (reported is null)
            {
                reported = entry.Key.Location;
                _bag.ReportReservedName(reported, entry.Key.Text, what, $"; indent it further, and it belongs to '{above.Key.Text}'");
            }

            modules[^1] = above with { Value = new YamlMapping([.. (above.Value as YamlMapping)?.Entries ?? [], entry], above.Value.Location) };
        }

        return modules;
    }

    /// <summary>Whether YAML's own mistakes are in a module: those in its lines, and those that an alias brings along.</summary>
    private static bool HasYamlError(YamlEntry module, IReadOnlyList<SourceLocation> yamlErrors)
    {
        var (start, end) = (module.Key.Location.Start, module.Value.Location.Start + module.Value.Location.Length);
        return yamlErrors.Any(error => error.Start >= start && error.Start <= end) || ContainsError(module.Value);
    }

    private static bool ContainsError(YamlNode node) => node switch
    {
        YamlError => true,
        YamlSequence list => list.Items.Any(ContainsError),
        YamlMapping mapping => mapping.Entries.Any(entry => ContainsError(entry.Value)),
        _ => false,
    };
}
