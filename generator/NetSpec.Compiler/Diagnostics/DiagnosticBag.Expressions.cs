namespace NetSpec.Compiler.Diagnostics;

internal sealed partial class DiagnosticBag
{
    /// <param name="hint">Empty, or what to write, beginning with <c>;</c>.</param>
    public void ReportEmptyExpression(SourceLocation location, string hint = "") => Report(DiagnosticDescriptors.EmptyExpression, location, hint);

    /// <param name="hint">Empty, or what to write, beginning with <c>;</c>.</param>
    public void ReportUnknownCharacter(SourceLocation location, string character, string hint) =>
        Report(DiagnosticDescriptors.UnknownCharacter, location, character, hint);

    /// <param name="cure">What to write instead, with its quotes.</param>
    public void ReportForeignOperator(SourceLocation location, string written, string cure) =>
        Report(DiagnosticDescriptors.ForeignOperator, location, written, cure);

    public void ReportUnclosedString(SourceLocation location, char quote) => Report(DiagnosticDescriptors.UnclosedString, location, quote);

    public void ReportUnknownEscape(SourceLocation location, string escape) => Report(DiagnosticDescriptors.UnknownEscape, location, escape);

    /// <param name="hint">Empty, or what to write, beginning with <c>;</c>.</param>
    public void ReportMalformedNumber(SourceLocation location, string written, string hint) =>
        Report(DiagnosticDescriptors.MalformedNumber, location, written, hint);

    public void ReportNumberTooLarge(SourceLocation location, string written) => Report(DiagnosticDescriptors.NumberTooLarge, location, written);

    /// <param name="expected">What should stand there, such as <c>a value</c>.</param>
    /// <param name="found">What stands there, with its quotes.</param>
    /// <param name="hint">Empty, or what to write, beginning with <c>;</c>.</param>
    public void ReportUnexpectedToken(SourceLocation location, string expected, string found, string hint) =>
        Report(DiagnosticDescriptors.UnexpectedToken, location, expected, found, hint);

    public void ReportMissingElse(SourceLocation location) => Report(DiagnosticDescriptors.MissingElse, location);

    public void ReportExpressionTooDeep(SourceLocation location, int limit) => Report(DiagnosticDescriptors.ExpressionTooDeep, location, limit);

    public void ReportExpressionTooLong(SourceLocation location, int length, int limit) =>
        Report(DiagnosticDescriptors.ExpressionTooLong, location, length, limit);

    public void ReportNotCallable(SourceLocation location) => Report(DiagnosticDescriptors.NotCallable, location);

    public void ReportPositionalAfterNamed(SourceLocation location) => Report(DiagnosticDescriptors.PositionalAfterNamed, location);

    public void ReportUnclosedBracket(SourceLocation location, string open, string close) =>
        Report(DiagnosticDescriptors.UnclosedBracket, location, open, close);

    public void ReportUnknownName(SourceLocation location, string name, IEnumerable<string> candidates) =>
        Report(DiagnosticDescriptors.UnknownName, location, name, ForeignWord(name) ?? NearestName.Hint(name, candidates));

    /// <summary>What the words of YAML 1.1 and Python are here.</summary>
    private static string? ForeignWord(string name) => name switch
    {
        "yes" or "Yes" or "YES" or "on" or "On" or "ON" => "; write 'true'",
        "no" or "No" or "NO" or "off" or "Off" or "OFF" => "; write 'false'",
        "None" or "null" or "nil" => "; what is left out has its default",
        "math" or "np" or "torch" => "; expressions are numbers, names and a few functions, and see no library",
        _ => InfinityHint(name),
    };

    /// <summary>What stands for an infinity, where one is written as PyTorch's code writes it: no expression has a value that is not finite.</summary>
    private static string? InfinityHint(string text) => text.TrimStart('-', '+').ToLowerInvariant() is "inf" or "infinity"
        ? "; numbers are finite, and before a softmax -3.4e38 masks as -inf does"
        : null;

    public void ReportUnknownFunction(SourceLocation location, string name, IReadOnlyCollection<string> functions)
    {
        var hint = NearestName.Hint(name, functions);
        Report(DiagnosticDescriptors.UnknownFunction, location, name, hint != "" ? hint : $"; there are {string.Join(", ", functions)}");
    }

    public void ReportFunctionWithoutCall(SourceLocation location, string name, string signature) =>
        Report(DiagnosticDescriptors.FunctionWithoutCall, location, name, signature);

    /// <param name="owner">What was asked, such as <c>'stem'</c> or <c>row 3 of 'settings'</c>.</param>
    public void ReportUnknownMember(SourceLocation location, string owner, string member, IEnumerable<string> candidates) =>
        Report(DiagnosticDescriptors.UnknownMember, location, owner, member, NearestName.Hint(member, candidates));

    /// <param name="text">The operand where it is a string, such as the one of <c>float('-inf')</c>; otherwise empty.</param>
    public void ReportNotANumber(SourceLocation location, string @operator, string shown, string typeName, string text) =>
        ReportWrongOperand(location, @operator, "a number", shown, typeName, InfinityHint(text) ?? "");

    /// <param name="needed">What the operator needs, such as <c>a number</c>.</param>
    /// <param name="shown">The operand as the message shows it.</param>
    /// <param name="hint">Empty, or what to write, beginning with <c>;</c>.</param>
    public void ReportWrongOperand(SourceLocation location, string @operator, string needed, string shown, string typeName, string hint) =>
        Report(DiagnosticDescriptors.WrongOperand, location, @operator, needed, shown, typeName, hint);

    public void ReportNotComparable(SourceLocation location, string left, string right, string leftType, string rightType) =>
        Report(DiagnosticDescriptors.NotComparable, location, left, right, leftType, rightType);

    public void ReportDivisionByZero(SourceLocation location, string operation) => Report(DiagnosticDescriptors.DivisionByZero, location, operation);

    public void ReportOverflow(SourceLocation location, string operation) => Report(DiagnosticDescriptors.Overflow, location, operation);

    public void ReportNotFinite(SourceLocation location, string operation) => Report(DiagnosticDescriptors.NotFinite, location, operation);

    public void ReportNegativeExponent(SourceLocation location, string operation, string cure) =>
        Report(DiagnosticDescriptors.NegativeExponent, location, operation, cure);

    public void ReportIndexOutOfRange(SourceLocation location, long index, int count) =>
        Report(DiagnosticDescriptors.IndexOutOfRange, location, index, count);

    public void ReportSliceOutOfRange(SourceLocation location, long start, long end, int count) =>
        Report(DiagnosticDescriptors.SliceOutOfRange, location, start, end, count);

    /// <param name="given">How many there are, such as <c>3 are</c>.</param>
    public void ReportWrongArgumentCount(SourceLocation location, string function, string signature, string given) =>
        Report(DiagnosticDescriptors.WrongArgumentCount, location, function, signature, given);

    public void ReportUnknownArgument(SourceLocation location, string function, string argument, IEnumerable<string> candidates, string signature) =>
        Report(DiagnosticDescriptors.UnknownArgument, location, function, argument, NearestName.Hint(argument, candidates), signature);

    public void ReportDuplicateArgument(SourceLocation location, string function, string argument) =>
        Report(DiagnosticDescriptors.DuplicateArgument, location, function, argument);

    /// <param name="needed">What the function needs, such as <c>a positive divisor</c>.</param>
    public void ReportArgumentOutOfRange(SourceLocation location, string function, string needed, string given) =>
        Report(DiagnosticDescriptors.ArgumentOutOfRange, location, function, needed, given);

    /// <param name="purpose">What needs the value, such as <c>an index</c>.</param>
    /// <param name="when">When the name is known: <c>is built</c> or <c>runs</c>.</param>
    public void ReportNotKnownYet(SourceLocation location, string purpose, string name, string when) =>
        Report(DiagnosticDescriptors.NotKnownYet, location, purpose, name, when);

    public void ReportTooManyItems(SourceLocation location, int limit) => Report(DiagnosticDescriptors.TooManyItems, location, limit);

    public void ReportTooManySteps(SourceLocation location, int limit) => Report(DiagnosticDescriptors.TooManySteps, location, "the expression takes", limit);

    public void ReportFileTakesTooLong(FileTakesTooLongException reason) =>
        Report(DiagnosticDescriptors.TooManySteps, reason.Location, "all expressions down to here together take", FileTakesTooLongException.MaxSteps);

    public void ReportTermTooLarge(SourceLocation location) => Report(DiagnosticDescriptors.TermTooLarge, location);

    public void ReportLoopVariableHides(SourceLocation location, string variable) =>
        Report(DiagnosticDescriptors.LoopVariableHides, location, variable);

    /// <param name="when">When the condition is decided: <c>is built</c> or <c>runs</c>.</param>
    public void ReportBranchesDiffer(SourceLocation location, string whenTrue, string whenFalse, string when) =>
        Report(DiagnosticDescriptors.BranchesDiffer, location, whenTrue, whenFalse, when);
}
