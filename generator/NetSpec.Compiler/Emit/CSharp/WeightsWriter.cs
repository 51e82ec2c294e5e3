using NetSpec.Compiler.Emit.CSharp.Model;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>Writes the members that draw and share weights.</summary>
internal static class WeightsWriter
{
    private static readonly (string Parameters, string Arguments)[] Moves =
    [
        ("Device device, ScalarType dtype, bool nonBlocking", "device, dtype, nonBlocking"),
        ("DeviceType deviceType, int deviceIndex, bool nonBlocking", "deviceType, deviceIndex, nonBlocking"),
        ("ScalarType dtype, bool nonBlocking", "dtype, nonBlocking"),
    ];

    /// <summary>Writes them where the class has them.</summary>
    public static void Write(SourceWriter writer, ClassModel model)
    {
        if (model.Initialisation.Count > 0)
        {
            writer.WriteLine("\n/// <summary>Draws the weights anew, as the spec says.</summary>\npublic void Initialise()");
            using (writer.Block())
            {
                ClassWriter.WriteStatements(writer, model.Initialisation);
            }
        }

        if (model.Sharing.Count > 0)
        {
            WriteSharing(writer, model);
        }
    }

    // .to() gives every module tensors of its own: what was one tensor has to be made one again.
    private static void WriteSharing(SourceWriter writer, ClassModel model)
    {
        foreach (var (parameters, arguments) in Moves)
        {
            writer.WriteLine($"\n/// <summary>Moves the module; shared weights stay shared.</summary>\nprotected override nn.Module _to({parameters})");
            using (writer.Block())
            {
                writer.WriteLine($"base._to({arguments});\nShareWeights();\nreturn this;");
            }
        }

        writer.WriteLine("\nprivate void ShareWeights()");
        using (writer.Block())
        {
            ClassWriter.WriteStatements(writer, model.Sharing);
        }
    }
}
