using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Operators;

/// <summary>Short ways to write the table's arguments.</summary>
internal static class ParameterDefinitions
{
    /// <summary>A required integer.</summary>
    public static OperatorParameter Int(string name, string summary, long? minimum = 1) => new(name, ArgumentKind.Int, summary) { Minimum = minimum };

    /// <summary>An integer with a default.</summary>
    public static OperatorParameter Int(string name, long value, string summary, long? minimum = 1) => Int(name, summary, minimum) with { Default = new IntValue(value) };

    /// <summary>An integer that the compiler infers from the input.</summary>
    public static OperatorParameter Inferred(string name, string summary) => new(name, ArgumentKind.Int, summary) { IsInferred = true, Minimum = 1 };

    /// <summary>A number with a default.</summary>
    public static OperatorParameter Float(string name, double value, string summary) => new(name, ArgumentKind.Float, summary) { Default = new FloatValue(value) };

    /// <summary>A required number.</summary>
    public static OperatorParameter Float(string name, string summary) => new(name, ArgumentKind.Float, summary);

    /// <summary>A required probability.</summary>
    public static OperatorParameter Probability(string name, string summary) => Float(name, summary) with { IsProbability = true };

    /// <summary>A probability with a default.</summary>
    public static OperatorParameter Probability(string name, double value, string summary) => Float(name, value, summary) with { IsProbability = true };

    /// <summary>An int or a float, as it is written.</summary>
    public static OperatorParameter Number(string name, string summary) => new(name, ArgumentKind.Number, summary);

    /// <summary>A required list of integers.</summary>
    public static OperatorParameter IntList(string name, string summary, long? minimum = null) => new(name, ArgumentKind.IntList, summary) { Minimum = minimum };

    /// <summary>A dimension of the input, counted from the end where negative.</summary>
    public static OperatorParameter Axis(string name, string summary) => Int(name, summary, minimum: null);

    /// <summary>A dimension with a default.</summary>
    public static OperatorParameter Axis(string name, long value, string summary) => Int(name, value, summary, minimum: null);

    /// <summary>A flag with a default.</summary>
    public static OperatorParameter Bool(string name, bool value, string summary) => new(name, ArgumentKind.Bool, summary) { Default = new BoolValue(value) };

    /// <summary>A flag that decides which tensors the module owns.</summary>
    public static OperatorParameter StateBool(string name, bool value, string summary) => Bool(name, value, summary) with { DecidesState = true };

    /// <summary>A required size.</summary>
    public static OperatorParameter Size(string name, string summary, long minimum = 1) => new(name, ArgumentKind.Size, summary) { Minimum = minimum };

    /// <summary>A size with a default.</summary>
    public static OperatorParameter Size(string name, long value, string summary, long minimum = 1) => Size(name, summary, minimum) with { Default = new IntValue(value) };

    /// <summary>One of a few words.</summary>
    public static OperatorParameter Word(string name, string value, string summary, params (string Word, string CSharp)[] words) =>
        new(name, ArgumentKind.Word, summary) { Default = new StringValue(value), Words = words };

    /// <summary>The same argument, passed by position.</summary>
    public static OperatorParameter Positional(this OperatorParameter parameter) => parameter with { IsPositional = true };

    /// <summary>The same argument under TorchSharp's name.</summary>
    public static OperatorParameter Called(this OperatorParameter parameter, string csharpName) => parameter with { CSharpName = csharpName };

    /// <summary>The same argument, absent where it is not written; the documentation says what that means.</summary>
    public static OperatorParameter Optional(this OperatorParameter parameter, string defaultText) => parameter with { DefaultText = defaultText };
}
