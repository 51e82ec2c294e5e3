using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Binding;

/// <summary>Walks over values.</summary>
internal static class ValueParts
{
    /// <summary>The value, and those in its lists, records and arguments of blocks, however deep.</summary>
    public static IEnumerable<Value> Parts(this Value value) => (value switch
    {
        BlockValue block => block.Arguments.Select(static argument => argument.Value),
        ListValue list => list.Items,
        RecordValue record => record.Members.Select(static member => member.Value),
        _ => Enumerable.Empty<Value>(),
    }).SelectMany(Parts).Prepend(value);
}
