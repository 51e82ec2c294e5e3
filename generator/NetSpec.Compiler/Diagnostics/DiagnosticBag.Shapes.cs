namespace NetSpec.Compiler.Diagnostics;

/// <summary>Reports about shapes.</summary>
internal sealed partial class DiagnosticBag
{
    public void ReportRank(SourceLocation location, string op, string expected, string actual, int rank, string hint) =>
        Report(DiagnosticDescriptors.Rank, location, op, expected, actual, rank, hint);

    public void ReportInferredArgument(SourceLocation location, string op, string argument, string written, string inferred) =>
        Report(DiagnosticDescriptors.InferredArgument, location, op, argument, written, inferred);

    public void ReportNotDivisible(SourceLocation location, string op, string argument, string divisor, string what, string value) =>
        Report(DiagnosticDescriptors.NotDivisible, location, op, argument, divisor, what, value);

    public void ReportEmptyOutput(SourceLocation location, string op, string axis, string size, string explanation) =>
        Report(DiagnosticDescriptors.EmptyOutput, location, op, axis, size, explanation);

    public void ReportDimensionsDiffer(SourceLocation location, string op, string a, string aValue, string b, string bValue) =>
        Report(DiagnosticDescriptors.DimensionsDiffer, location, op, a, aValue, b, bValue);

    public void ReportDimensionsRefuted(SourceLocation location, string op, string counterExample) =>
        Report(DiagnosticDescriptors.DimensionsRefuted, location, op, counterExample);

    public void ReportShape(SourceLocation location, string op, string message) => Report(DiagnosticDescriptors.Shape, location, op, message);

    public void ReportInputCount(SourceLocation location, string op, string expected, int actual) =>
        Report(DiagnosticDescriptors.InputCount, location, op, expected, actual);

    public void ReportInputShape(SourceLocation location, string block, string input, string declared, string actual) =>
        Report(DiagnosticDescriptors.InputShape, location, block, input, declared, actual);

    public void ReportEnsureRefuted(SourceLocation location, string name, string promised, string actual) =>
        Report(DiagnosticDescriptors.EnsureRefuted, location, name, promised, actual);
}
