using NetSpec.Compiler.Operators;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>Names that generated code means something by: no class, and in a class no property, may take them.</summary>
internal static class GeneratedNames
{
    /// <summary>What every class inherits or has: a property of the name would hide it.</summary>
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize",
        "ClearModules", "ConditionallyRegisterBuffer", "ConditionallyRegisterParameter", "Dispose", "GetDefaultDeviceAndType", "GetName",
        "MoveModule", "RegisterComponents", "ReplaceBuffer", "ReplaceParameter",
        "Create", "Describe", "Initialise", "OnCreated", "Spec", "Summary",
    };

    /// <summary>The cached Scalars that have a word for a name; a class of this name calls its own otherwise.</summary>
    private static readonly HashSet<string> Scalars = new(StringComparer.Ordinal) { "One", "Two", "Zero" };

    /// <summary>Fields of a module that a subclass sees.</summary>
    private static readonly HashSet<string> InheritedFields = new(StringComparer.Ordinal) { "_named_buffers", "_named_parameters", "_parameters", "_to", "_toEpilog" };

    /// <summary>Types whose members are used by the type's name, where a property of that name would be meant.</summary>
    private static readonly HashSet<string> StaticTypes = new(StringComparer.Ordinal)
    {
        "Backend", "ConstructorArguments", "Functions", "Initialisation", "InterpolationMode", "Numbers", "OwnTensors", "PaddingModes", "Scalar", "ScalarType", "Sequences",
        "SizeGuard", "StochasticDepthMode",
    };

    /// <summary>The other types that generated code names and that are no operators.</summary>
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "CircularPad", "Device", "DimensionRule", "GroupNormExtensions", "IInitialised", "InputRule", "LayerDescription", "ModelDescription",
        "Module", "ModuleList", "ModuleListExtensions", "ModuleTypeExtensions", "NamedModuleList", "RecurrentExtensions", "Tensor", "TensorDescription",
        "WeightedModule",
    };

    /// <summary>Whether a class of this name would be taken for something else, or hide a member of its own.</summary>
    public static bool IsClassTaken(string name) =>
        Types.Contains(name) || StaticTypes.Contains(name) || Members.Contains(name) || OperatorTable.Find(name) is not null;

    /// <summary>Whether a property of this name would be taken for something else.</summary>
    public static bool IsMemberTaken(string name) => StaticTypes.Contains(name) || Members.Contains(name) || Scalars.Contains(name);

    /// <summary>The field that keeps a value.</summary>
    public static string Field(string name) => InheritedFields.Contains($"_{name}") ? $"_{name}Value" : $"_{name}";
}
