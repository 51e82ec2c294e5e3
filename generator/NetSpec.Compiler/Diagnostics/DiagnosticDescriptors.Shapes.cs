namespace NetSpec.Compiler.Diagnostics;

/// <summary>NS0300–NS0399: shapes.</summary>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor Rank = new("NS0300", "Wrong number of dimensions", "'{0}' takes {1}; {2} with {3} dimensions comes in{4}");
    public static readonly DiagnosticDescriptor InferredArgument = new("NS0301", "An inferred argument is wrong", "'{1}' of '{0}' is {2}, but {3} comes in; leave it out and it is inferred");
    public static readonly DiagnosticDescriptor NotDivisible = new("NS0302", "A size is not divisible", "'{0}': '{1}' is {2}, which does not divide {3} = {4}");
    public static readonly DiagnosticDescriptor EmptyOutput = new("NS0303", "An output would be empty", "'{0}' would give {1} {2}: {3}");
    public static readonly DiagnosticDescriptor DimensionsDiffer = new("NS0304", "Dimensions differ", "'{0}' needs equal dimensions: {1} is {2}, {3} is {4}");
    public static readonly DiagnosticDescriptor DimensionsRefuted = new("NS0305", "Dimensions differ for some inputs", "'{0}' needs equal dimensions: {1}");
    public static readonly DiagnosticDescriptor Shape = new("NS0306", "Shapes do not fit", "'{0}': {1}");
    public static readonly DiagnosticDescriptor InputCount = new("NS0307", "Wrong number of inputs", "'{0}' takes {1}; {2} given");
    public static readonly DiagnosticDescriptor InputShape = new("NS0308", "An input does not fit its declaration", "'{0}' declares '{1}' as {2}; {3} comes in");
    public static readonly DiagnosticDescriptor EnsureRefuted = new("NS0309", "A promise about a shape is wrong", "'{0}' is promised as {1}, but it is {2}");
}
