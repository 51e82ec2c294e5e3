using NetSpec.Compiler.Emit.CSharp.Model;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The record of a module with several outputs.</summary>
internal static class RecordLowering
{
    /// <summary>The record; null for a module of one output.</summary>
    public static RecordModel? Lower(BoundClass type)
    {
        var outputs = type.Module.Outputs;
        if (outputs.Count == 1)
        {
            return null;
        }

        var name = $"{type.Name}Output";
        var shapes = new ShapeText(type.Names, type.Origins.Where(static origin => origin.Input < 0).Select(static origin => origin.Symbol));
        var names = new UniqueNames([name, "Dispose", "Equals", "GetHashCode", "ToString", "Deconstruct", "GetType", "MemberwiseClone", "ReferenceEquals", "Finalize", "EqualityContract", "PrintMembers"]);
        var members = outputs.Select(output => new RecordMemberModel(Member(output.Name, names), output.Value.IsNullable, Summary(output.Value, shapes)));
        return new(name, [.. members]);
    }

    private static string Summary(Binding.TensorValue value, ShapeText shapes) =>
        value.IsAbsent ? "Always null: this network leaves it out." : $"{shapes.Full(value.Type)}{(value.IsNullable ? "; null where it is not computed, such as outside of training" : "")}.";

    private static string Member(string output, UniqueNames names)
    {
        var plain = CSharpNames.Pascal(output);
        return names.Next(names.Contains(plain) ? $"{plain}Tensor" : plain);
    }
}
