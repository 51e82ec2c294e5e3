namespace NetSpec.Compiler.Operators;

/// <summary>Modules and functions that TorchSharp lacks, or has with a bug: NetSpec's runtime library has them.</summary>
internal static class RuntimeModule
{
    /// <summary>The C# type of a module of the runtime library.</summary>
    public static string Type(Operator op) => $"global::NetSpec.Modules.{op.Name}";

    /// <summary>The C# expression that makes it.</summary>
    public static string Construct(OperatorCall call, ICSharpContext context, bool device, bool dtype) => context.Invoke($"new {Type(call.Operator)}", call, device, dtype);

    /// <summary>A function of the runtime library.</summary>
    public static string Function(string name) => $"global::NetSpec.Modules.Functions.{name}";
}
