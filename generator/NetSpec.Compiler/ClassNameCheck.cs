using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Emit.CSharp;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler;

/// <summary>The names of a file's classes: each its own, and none that generated code means something else by.</summary>
internal sealed class ClassNameCheck(DiagnosticBag bag)
{
    /// <summary>Class names by what has them; a file system may not tell <c>A.g.cs</c> from <c>a.g.cs</c>.</summary>
    private readonly Dictionary<string, string> _owners = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The file without the blocks and models whose names cannot be, which are broken and reported.</summary>
    public SpecSyntax Check(SpecSyntax spec)
    {
        var blocks = spec.Blocks.Where(IsFree).ToList();
        var models = spec.Models.Where(IsFree).ToList();
        var refused = spec.Blocks.Except(blocks).Concat(spec.Models.Except(models)).Select(static module => module.Name);
        return spec with { Blocks = blocks, Models = models, Broken = [.. spec.Broken, .. refused] };
    }

    private bool IsFree(ModuleSyntax module)
    {
        var names = module.Variants.Count > 0 ? module.Variants.Select(static variant => variant.Name) : [module.Name];
        var kind = module.Variants.Count > 0 ? "variant" : module.IsModel ? "model" : "block";

        // All are looked at: one build reports all.
        return names.Select(name => IsFree(name, kind, module.Outputs.Count > 1)).ToList().TrueForAll(static isFree => isFree);
    }

    private bool IsFree(YamlScalar name, string kind, bool hasRecord)
    {
        var type = CSharpNames.TypeName(name.Text);
        var owner = OperatorTable.Find(name.Text) is not null ? "is the name of an operator"
            : GeneratedNames.IsClassTaken(type) ? $"becomes the class '{type}', and generated code means something else by that"
            : null;
        if (owner is not null)
        {
            bag.ReportNameTaken(name.Location, name.Text, owner, kind);
            return false;
        }

        return Take(type, name, $"the {kind} '{name.Text}'") && (!hasRecord || Take($"{type}Output", name, $"the outputs of the {kind} '{name.Text}'"));
    }

    private bool Take(string type, YamlScalar name, string owner)
    {
        if (_owners.TryGetValue(type, out var other))
        {
            bag.ReportDuplicateDefinition(name.Location, name.Text, $": {other} and {owner} would both be the class '{type}'");
            return false;
        }

        _owners.Add(type, owner);
        return true;
    }
}
