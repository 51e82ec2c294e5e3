using NetSpec.Compiler.Emit.CSharp;
using NetSpec.Compiler.Emit.CSharp.Model;

namespace NetSpec.Generator;

/// <summary>A generated file.</summary>
internal sealed record EmittedFile(string HintName, string Source)
{
    /// <summary>The files of a class: its own and, for a model, its description.</summary>
    public static IEnumerable<EmittedFile> Of(ClassModel model)
    {
        yield return new(model.HintName, ClassWriter.Write(model));
        if (model.Description is not null)
        {
            yield return new(DescriptionWriter.HintName(model), DescriptionWriter.Write(model));
        }
    }
}
