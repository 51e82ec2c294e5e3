namespace NetSpec.Compiler.Diagnostics;

/// <summary>NS0200–NS0299: names, arguments, layers.</summary>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor UnknownOperator = new("NS0200", "Unknown operator or block", "there is no operator or block '{0}'{1}");
    public static readonly DiagnosticDescriptor UnknownOperatorArgument = new("NS0201", "Unknown argument", "'{0}' has no argument '{1}'{2}");
    public static readonly DiagnosticDescriptor MissingArgument = new("NS0202", "An argument is missing", "'{0}' needs {1}; write '{0}: {{{2}}}'");
    public static readonly DiagnosticDescriptor ArgumentType = new("NS0203", "A value has the wrong type", "'{0}' takes {1}; {2}");
    public static readonly DiagnosticDescriptor ArgumentRange = new("NS0204", "A value is out of range", "'{0}' must be {1}; it is {2}");
    public static readonly DiagnosticDescriptor WordNotTaken = new("NS0205", "Unknown word", "'{0}' has no value '{1}'; it takes {2}{3}");
    public static readonly DiagnosticDescriptor WrongListLength = new("NS0206", "A list has the wrong length", "'{0}' takes {1} items; {2} were written");
    public static readonly DiagnosticDescriptor ArgumentsNotMapping = new("NS0207", "Arguments are no mapping", "the arguments of '{0}' are written as {1}");
    public static readonly DiagnosticDescriptor UnknownLayer = new("NS0208", "Unknown layer", "there is no layer or input '{0}' above{1}");
    public static readonly DiagnosticDescriptor DuplicateName = new("NS0209", "A name is used twice", "'{0}' is already the name of {1}; names within one scope differ");
    public static readonly DiagnosticDescriptor RecursiveBlock = new("NS0210", "A block contains itself", "'{0}' contains itself: {1}");
    public static readonly DiagnosticDescriptor NotAWholeNumber = new("NS0211", "A count is no whole number", "'{0}' takes a number of rounds from 0 to {1}; it is {2}");
    public static readonly DiagnosticDescriptor RequireFailed = new("NS0212", "A precondition does not hold", "'{0}' requires {1}{2}");
    public static readonly DiagnosticDescriptor FromRequired = new("NS0213", "'from' is required", "'{0}' needs 'from': {1}");
    public static readonly DiagnosticDescriptor NotABlock = new("NS0215", "'use' needs a block", "'use' takes a parameter that holds a block; {0}");
    public static readonly DiagnosticDescriptor ConditionNotBool = new("NS0216", "A condition is no bool", "'{0}' takes a bool; {1}");
    public static readonly DiagnosticDescriptor DuplicateDefinition = new("NS0217", "A name is defined twice", "'{0}' is already defined{1}");
    public static readonly DiagnosticDescriptor NameTaken = new("NS0218", "A name is taken", "'{0}' {1}; give the {2} another name");
    public static readonly DiagnosticDescriptor UnknownImport = new("NS0219", "An imported file is not there", "there is no spec file '{0}' in this project, seen from the folder of this file{1}");
    public static readonly DiagnosticDescriptor UnknownVariant = new("NS0220", "Unknown variant", "there is no variant '{0}' to extend{1}");
    public static readonly DiagnosticDescriptor VariantCycle = new("NS0221", "Variants extend each other", "'{0}' extends itself: {1}");
    public static readonly DiagnosticDescriptor KnownAtRunTimeOnly = new("NS0222", "Known only when the network runs", "'{0}' is known only when the network runs; here a value is needed when the class is compiled, such as a parameter's");
    public static readonly DiagnosticDescriptor EmptyBody = new("NS0223", "Nothing to compute", "'{0}' has no layers: what comes in would go out unchanged; write 'identity' if that is meant");
    public static readonly DiagnosticDescriptor UnknownRegister = new("NS0224", "Unknown child in 'register'", "'{0}' is no module of '{1}'{2}");
    public static readonly DiagnosticDescriptor TooManyLayers = new("NS0225", "Too many layers", "'{0}' has more than {1} layers");
    public static readonly DiagnosticDescriptor NullableJoined = new("NS0226", "A tensor may be absent", "'{0}' may be absent ({1}), and '{2}' needs it always; it can be returned ('out'), or read by layers of one input; to join it where it is there, write both into one block and give that the 'when' or 'only'");
    public static readonly DiagnosticDescriptor MergeNotAllowed = new("NS0227", "Branches cannot be joined", "'merge' takes a function of several tensors, such as {{cat: {{dim: 1}}}} or add; '{0}' is none");
    public static readonly DiagnosticDescriptor DimensionOutsideForward = new("NS0228", "A dimension is used where a constant is needed", "'{0}' depends on '{1}', which is known only when the network runs; a module's arguments are fixed when it is made");
    public static readonly DiagnosticDescriptor NotCallableLayer = new("NS0230", "Nothing to call", "'{0}' owns no module: 'call' runs a layer above, such as a block or a Linear, again");
    public static readonly DiagnosticDescriptor UnknownShare = new("NS0231", "Nothing to share", "there is no parameter '{0}' of a layer above{1}");
    public static readonly DiagnosticDescriptor ShareShape = new("NS0232", "Shared tensors differ", "'{0}' is {1}, but '{2}' is {3}; a shared tensor has one shape");
    public static readonly DiagnosticDescriptor NameNotText = new("NS0229", "A name holds no text", "a name takes ints and strings in {{}}; '{0}' is {1}");
    public static readonly DiagnosticDescriptor SeveralOutputs = new("NS0233", "Several outputs where one is needed", "'{0}' has {1} outputs; {2}");
    public static readonly DiagnosticDescriptor InputsTwice = new("NS0234", "Inputs are given twice", "the inputs of '{0}' are listed under its operator, and 'from' names others; keep one of the two ('else' says what the name means when 'when' is false)");
    public static readonly DiagnosticDescriptor UnreadLayer = new("NS0235", "A layer that nobody reads", "nothing reads '{0}': it is computed for nothing; name it in 'from' or 'out', or leave it out", DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor UnknownDimension = new("NS0236", "Unknown dimension", "no input has a free dimension '{0}'{1}");
    public static readonly DiagnosticDescriptor UnseenDimension = new("NS0237", "A size that an inner Sequential does not see", "'{0}' needs '{1}', which is no size of its input, and an inner Sequential sees no other; write its layers without the 'Sequential'");
    public static readonly DiagnosticDescriptor UnusedName = new("NS0238", "A name that nothing uses", "nothing uses the {0} '{1}' of '{2}'; use it in an expression, or leave it out", DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor InitialiserOfNothing = new("NS0239", "An initialiser of nothing", "this 'init' draws nothing: '{0}' has no {1} '{2}'{3}", DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor NoInitialiserTarget = new("NS0240", "Nothing to initialise", "'init' of '{0}' names layers and types of layers; '{1}' is neither{2}");
    public static readonly DiagnosticDescriptor NominalOfBlock = new("NS0241", "A nominal size of a block", "no report shows 'nominal' of '{0}' in block '{1}', whose documentation keeps the letter; write it in the 'dims' of the models", DiagnosticSeverity.Warning);
}
