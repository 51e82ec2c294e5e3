using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Diagnostics;

/// <summary>Reports about names, arguments and layers.</summary>
internal sealed partial class DiagnosticBag
{
    public void ReportUnknownOperator(SourceLocation location, string name, string hint) => Report(DiagnosticDescriptors.UnknownOperator, location, name, hint);

    /// <param name="namesake">An operator of the same name in other case, which has the argument.</param>
    public void ReportUnknownOperatorArgument(SourceLocation location, string target, string name, IReadOnlyCollection<string> arguments, string? namesake = null)
    {
        var hint = namesake is not null ? $"; '{namesake}' has one" : NearestName.Hint(name, arguments);
        hint = hint.Length > 0 ? hint
            : arguments.Count == 0 ? "; it takes none"
            : $"; {(arguments.Count == 1 ? "its only argument is" : "its arguments are")} {QuoteAll([.. arguments], "and")}";
        Report(DiagnosticDescriptors.UnknownOperatorArgument, location, target, name, hint);
    }

    public void ReportMissingArgument(SourceLocation location, string target, IReadOnlyList<string> names) =>
        Report(DiagnosticDescriptors.MissingArgument, location, target, string.Join(" and ", names.Select(static name => $"'{name}'")), string.Join(", ", names.Select(static name => $"{name}: …")));

    /// <summary>A value of another type than is taken.</summary>
    /// <param name="expected">What is taken, with its article.</param>
    /// <param name="actual">What was written, as a sentence: <c>2.5 is a float</c>.</param>
    public void ReportArgumentType(SourceLocation location, string name, string expected, string actual) => Report(DiagnosticDescriptors.ArgumentType, location, name, expected, actual);

    public void ReportArgumentRange(SourceLocation location, string name, string range, Value actual) => Report(DiagnosticDescriptors.ArgumentRange, location, name, range, actual.ToDisplay());

    public void ReportWordNotTaken(SourceLocation location, string name, string written, string words, string hint) => Report(DiagnosticDescriptors.WordNotTaken, location, name, written, words, hint);

    public void ReportWrongListLength(SourceLocation location, string name, int expected, int actual) => Report(DiagnosticDescriptors.WrongListLength, location, name, expected, actual);

    public void ReportArgumentsNotMapping(SourceLocation location, string target, string example) => Report(DiagnosticDescriptors.ArgumentsNotMapping, location, target, example);

    public void ReportUnknownLayer(SourceLocation location, string name, string hint) => Report(DiagnosticDescriptors.UnknownLayer, location, name, hint);

    public void ReportDuplicateName(SourceLocation location, string name, string other) => Report(DiagnosticDescriptors.DuplicateName, location, name, other);

    public void ReportRecursiveBlock(SourceLocation location, string name, string chain) => Report(DiagnosticDescriptors.RecursiveBlock, location, name, chain);

    public void ReportNotAWholeNumber(SourceLocation location, string name, long maximum, string actual) => Report(DiagnosticDescriptors.NotAWholeNumber, location, name, maximum, actual);

    public void ReportRequireFailed(SourceLocation location, string target, string condition, string values) => Report(DiagnosticDescriptors.RequireFailed, location, target, condition, values);

    public void ReportFromRequired(SourceLocation location, string name, string reason) => Report(DiagnosticDescriptors.FromRequired, location, name, reason);

    public void ReportNotABlock(SourceLocation location, string actual) => Report(DiagnosticDescriptors.NotABlock, location, actual);

    public void ReportConditionNotBool(SourceLocation location, string name, string actual) => Report(DiagnosticDescriptors.ConditionNotBool, location, name, actual);

    public void ReportDuplicateDefinition(SourceLocation location, string name, string where) => Report(DiagnosticDescriptors.DuplicateDefinition, location, name, where);

    public void ReportNameTaken(SourceLocation location, string name, string owner, string kind) => Report(DiagnosticDescriptors.NameTaken, location, name, owner, kind);

    public void ReportUnknownImport(SourceLocation location, string path, string hint) => Report(DiagnosticDescriptors.UnknownImport, location, path, hint);

    public void ReportUnknownVariant(SourceLocation location, string name, string hint) => Report(DiagnosticDescriptors.UnknownVariant, location, name, hint);

    public void ReportVariantCycle(SourceLocation location, string name, string chain) => Report(DiagnosticDescriptors.VariantCycle, location, name, chain);

    public void ReportKnownAtRunTimeOnly(SourceLocation location, string name) => Report(DiagnosticDescriptors.KnownAtRunTimeOnly, location, name);

    public void ReportEmptyBody(SourceLocation location, string name) => Report(DiagnosticDescriptors.EmptyBody, location, name);

    public void ReportUnknownRegister(SourceLocation location, string name, string target, string hint) => Report(DiagnosticDescriptors.UnknownRegister, location, name, target, hint);

    public void ReportTooManyLayers(SourceLocation location, string name, int maximum) => Report(DiagnosticDescriptors.TooManyLayers, location, name, maximum);

    public void ReportNullableJoined(SourceLocation location, string name, string why, string op) => Report(DiagnosticDescriptors.NullableJoined, location, name, why, op);

    public void ReportMergeNotAllowed(SourceLocation location, string name) => Report(DiagnosticDescriptors.MergeNotAllowed, location, name);

    public void ReportDimensionOutsideForward(SourceLocation location, string value, string dimension) => Report(DiagnosticDescriptors.DimensionOutsideForward, location, value, dimension);

    public void ReportUnseenDimension(SourceLocation location, string layer, string dimension) => Report(DiagnosticDescriptors.UnseenDimension, location, layer, dimension);

    public void ReportNotCallableLayer(SourceLocation location, string name) => Report(DiagnosticDescriptors.NotCallableLayer, location, name);

    public void ReportUnknownShare(SourceLocation location, string path, string hint) => Report(DiagnosticDescriptors.UnknownShare, location, path, hint);

    public void ReportShareShape(SourceLocation location, string parameter, string shape, string source, string other) => Report(DiagnosticDescriptors.ShareShape, location, parameter, shape, source, other);

    public void ReportNameNotText(SourceLocation location, string expression, string actual) => Report(DiagnosticDescriptors.NameNotText, location, expression, actual);

    public void ReportSeveralOutputs(SourceLocation location, string name, int count, string cure) => Report(DiagnosticDescriptors.SeveralOutputs, location, name, count, cure);

    public void ReportInputsTwice(SourceLocation location, string name) => Report(DiagnosticDescriptors.InputsTwice, location, name);

    public void ReportUnknownDimension(SourceLocation location, string name, string hint) => Report(DiagnosticDescriptors.UnknownDimension, location, name, hint);

    /// <param name="kind">What the name is: <c>parameter</c> or <c>let</c>.</param>
    public void ReportUnusedName(SourceLocation location, string kind, string name, string module) => Report(DiagnosticDescriptors.UnusedName, location, kind, name, module);

    public void ReportNoInitialiserTarget(SourceLocation location, string module, string name, string hint) => Report(DiagnosticDescriptors.NoInitialiserTarget, location, module, name, hint);

    public void ReportNominalOfBlock(SourceLocation location, string dimension, string block) => Report(DiagnosticDescriptors.NominalOfBlock, location, dimension, block);
}
