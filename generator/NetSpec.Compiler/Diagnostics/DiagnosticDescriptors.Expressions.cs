namespace NetSpec.Compiler.Diagnostics;

/// <summary>Expressions: NS0100 to NS0119 are about how one is written, NS0120 to NS0149 about what it evaluates to.</summary>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor EmptyExpression = new("NS0100", "Expression missing", "an expression is expected here, but nothing is written{0}");

    public static readonly DiagnosticDescriptor UnknownCharacter = new("NS0101", "Unknown character", "'{0}' has no meaning in an expression{1}");

    public static readonly DiagnosticDescriptor ForeignOperator = new("NS0102", "Operator of another language", "'{0}' is not an operator of this language; write {1}");

    public static readonly DiagnosticDescriptor UnclosedString = new("NS0103", "String not closed", "the string that starts here has no closing {0}");

    public static readonly DiagnosticDescriptor UnknownEscape = new("NS0104", "Unknown escape", @"'\{0}' is not an escape of this language; write '\\' for a backslash");

    public static readonly DiagnosticDescriptor MalformedNumber = new("NS0105", "Malformed number", "'{0}' is neither a number nor a name{1}");

    public static readonly DiagnosticDescriptor NumberTooLarge = new("NS0106", "Number too large", "the number '{0}' does not fit into 64 bits");

    public static readonly DiagnosticDescriptor UnexpectedToken = new("NS0107", "Unexpected word", "{0} is expected here, but {1} is found{2}");

    public static readonly DiagnosticDescriptor MissingElse = new("NS0108", "Condition without else", "this 'if' has no 'else'; write 'a if condition else b'");

    public static readonly DiagnosticDescriptor ExpressionTooDeep = new("NS0109", "Expression nested too deeply", "the expression is nested more than {0} levels deep; name parts of it under 'let'");

    public static readonly DiagnosticDescriptor ExpressionTooLong = new("NS0110", "Expression too long", "the expression has {0} characters, at most {1} are allowed; name parts of it under 'let'");

    public static readonly DiagnosticDescriptor NotCallable = new("NS0111", "Not a function", "only a function's name can stand before '('; for a product write '*'");

    public static readonly DiagnosticDescriptor PositionalAfterNamed = new("NS0112", "Argument without a name", "an argument without a name cannot follow one with a name");

    public static readonly DiagnosticDescriptor UnclosedBracket = new("NS0113", "Bracket not closed", "this '{0}' has no closing '{1}'");

    public static readonly DiagnosticDescriptor UnknownName = new("NS0120", "Unknown name", "'{0}' is not known here{1}");

    public static readonly DiagnosticDescriptor UnknownFunction = new("NS0121", "Unknown function", "there is no function '{0}'{1}");

    public static readonly DiagnosticDescriptor FunctionWithoutCall = new("NS0122", "Function without arguments", "'{0}' is a function; write '{1}'");

    public static readonly DiagnosticDescriptor UnknownMember = new("NS0123", "Unknown member", "{0} has no member '{1}'{2}");

    public static readonly DiagnosticDescriptor WrongOperand = new("NS0124", "Wrong operand", "'{0}' needs {1}, but {2} is {3}{4}");

    public static readonly DiagnosticDescriptor NotComparable = new("NS0125", "Not comparable", "{0} cannot be compared with {1}: one is {2}, the other {3}");

    public static readonly DiagnosticDescriptor DivisionByZero = new("NS0126", "Division by zero", "'{0}' divides by zero");

    public static readonly DiagnosticDescriptor Overflow = new("NS0127", "Overflow", "the result of '{0}' does not fit into 64 bits");

    public static readonly DiagnosticDescriptor NotFinite = new("NS0128", "Not a finite number", "the result of '{0}' is not a finite number");

    public static readonly DiagnosticDescriptor NegativeExponent = new("NS0129", "Negative exponent", "'{0}' has a negative exponent, and a power of ints is an int; write '{1}' for a float");

    public static readonly DiagnosticDescriptor IndexOutOfRange = new("NS0130", "Index out of range", "the index {0} is outside of the list, which has {1} items (0 is the first; there are no negative indices)");

    public static readonly DiagnosticDescriptor SliceOutOfRange = new("NS0131", "Slice out of range", "the slice {0}:{1} is outside of the list, which has {2} items (write 0 <= start <= end <= {2})");

    public static readonly DiagnosticDescriptor WrongArgumentCount = new("NS0132", "Wrong number of arguments", "'{0}' is called as '{1}', but {2} given");

    public static readonly DiagnosticDescriptor UnknownArgument = new("NS0133", "Unknown argument", "'{0}' has no argument '{1}'{2}; it is called as '{3}'");

    public static readonly DiagnosticDescriptor DuplicateArgument = new("NS0134", "Argument given twice", "the argument '{1}' of '{0}' is given twice");

    public static readonly DiagnosticDescriptor ArgumentOutOfRange = new("NS0135", "Argument out of range", "'{0}' needs {1}, but {2} is given");

    public static readonly DiagnosticDescriptor NotKnownYet = new("NS0136", "Value not known yet", "{0} needs a value when the spec is compiled, but '{1}' is known only when the network {2}");

    public static readonly DiagnosticDescriptor TooManyItems = new("NS0137", "List too long", "the list would have more than {0} items");

    public static readonly DiagnosticDescriptor TooManySteps = new("NS0138", "Expression takes too long", "{0} more than {1} steps to evaluate");

    public static readonly DiagnosticDescriptor TermTooLarge = new("NS0139", "Expression too large", "what is left to compute when the network is built or runs gets too large; compute it in fewer steps");

    public static readonly DiagnosticDescriptor LoopVariableHides = new("NS0140", "Loop variable hides a name", "the loop variable '{0}' hides what '{0}' means outside; choose another name");

    public static readonly DiagnosticDescriptor BranchesDiffer = new("NS0141", "Branches of different types", "the branches of this 'if' are {0} and {1}; they must be of one type, because the condition is decided only when the network {2}");
}
