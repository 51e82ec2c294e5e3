using NetSpec.Compiler.Emit.CSharp.Model;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>Writes the second file of a model: <c>Describe</c> and <c>Spec</c>.</summary>
internal static class DescriptionWriter
{
    private const string Description = "ModelDescription";

    /// <summary>The file's name in the generator.</summary>
    public static string HintName(ClassModel model) => model.HintName.Replace(".g.cs", ".Description.g.cs");

    /// <summary>The file.</summary>
    public static string Write(ClassModel model)
    {
        var description = model.Description!;
        var writer = new SourceWriter();
        ClassWriter.WriteHeader(writer, model.Namespace, ["NetSpec"]);
        writer.WriteLine($"public sealed partial class {model.Name}");
        using (writer.Block())
        {
            WriteSpec(writer, description);
            WriteDescribe(writer, model, description);
        }

        return writer.ToString();
    }

    private static void WriteSpec(SourceWriter writer, DescriptionModel description)
    {
        var arguments = description.Parameters.Select(static parameter => $"{parameter.Name}: {FieldName(parameter)}");
        writer.WriteLine("/// <summary>What this instance is made of: its layers with keys, shapes, parameters and multiply-adds, at the nominal input size.</summary>");
        writer.WriteLine($"public {Description} Spec => Describe({string.Join(", ", arguments)});\n");
    }

    private static void WriteDescribe(SourceWriter writer, ClassModel model, DescriptionModel description)
    {
        writer.WriteLine("/// <summary>What an instance with these arguments is made of, for an input of these sizes; no instance is made.</summary>");
        ClassWriter.WriteParameterDocs(writer, description.Parameters.Concat(description.Sizes));
        writer.WriteLine("/// <returns>Layers with keys, shapes, parameters and multiply-adds.</returns>");
        var parameters = description.Parameters.Concat(description.Sizes).Select(ClassWriter.Declare);
        writer.WriteLine($"public static {Description} Describe({string.Join(", ", parameters)})");
        using (writer.Block())
        {
            ClassWriter.WriteStatements(writer, [.. description.Statements, $"return new {Description}(\n    {CSharpNames.Literal(model.Name)},\n    [{string.Join(", ", description.Inputs)}],\n    [{string.Join(", ", description.Outputs)}],\n    ["]);
            foreach (var layer in description.Layers)
            {
                writer.WriteParts("        new(", CSharpNames.Literal(layer.Path), ", ", layer.Details, "),");
            }

            writer.WriteLine("    ]);");
            foreach (var function in description.Functions)
            {
                writer.WriteLine($"\n{function}");
            }
        }
    }

    /// <summary>The field that keeps a constructor's argument for <c>Spec</c>.</summary>
    public static string FieldName(ParameterModel parameter) => GeneratedNames.Field(parameter.Name.TrimStart('@'));
}
