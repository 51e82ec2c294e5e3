using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Syntax;

/// <content>Reads the inputs that a function of several tensors lists among its arguments: only the binder knows which functions those are.</content>
internal sealed partial class SpecReader
{
    /// <summary>The references of a list, or the one that stands alone; null after a mistake was reported.</summary>
    public static IReadOnlyList<ReferenceSyntax>? ReadReferences(YamlNode written, DiagnosticBag bag)
    {
        var reader = new SpecReader(bag);
        var references = new List<ReferenceSyntax>();
        foreach (var item in written is YamlSequence list ? list.Items : [written])
        {
            if (item is not YamlScalar scalar)
            {
                bag.ReportReference(item.Location, Describe(item));
                return null;
            }

            references.Add(reader.ReadReference(scalar));
        }

        return references.Any(static reference => reference.Name.Parts.Count == 0) ? null : references;
    }
}
