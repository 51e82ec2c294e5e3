using NetSpec.Compiler.Emit.CSharp.Model;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>A generated file.</summary>
/// <param name="ClassName">The class with its namespace: what the name begins with.</param>
/// <param name="HintName">The name, unique in a project.</param>
/// <param name="Source">The C#.</param>
internal sealed record EmittedFile(string ClassName, string HintName, string Source)
{
    /// <summary>The files of a class: its own and, for a model, its description.</summary>
    public static IEnumerable<EmittedFile> Of(ClassModel model)
    {
        yield return new(model.FullName, model.HintName, ClassWriter.Write(model));
        if (model.Description is not null)
        {
            yield return new(model.FullName, DescriptionWriter.HintName(model), DescriptionWriter.Write(model));
        }
    }
}
