namespace NetSpec.Compiler.Diagnostics;

/// <summary>Every kind of diagnostic; those of reading YAML, NS0001 to NS0019, are here.</summary>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor YamlSyntax = new("NS0001", "The file is not YAML", "not YAML: {0}");

    public static readonly DiagnosticDescriptor BracketNotClosed = new("NS0002", "A bracket is not closed", "this '{0}' is never closed; a '{1}' is missing before line {2}");

    public static readonly DiagnosticDescriptor Tab = new("NS0003", "A tab indents a line", "a tab indents this line; YAML allows only spaces");

    public static readonly DiagnosticDescriptor DuplicateKey = new("NS0004", "A key is given twice", "'{0}' is already given on line {1}; remove or rename one of the two");

    public static readonly DiagnosticDescriptor SeveralDocuments = new("NS0005", "A second document", "a spec file is one YAML document, and '---' starts a second one; move it to a file of its own");

    public static readonly DiagnosticDescriptor KeyNotScalar = new("NS0006", "A key is a list or mapping", "'{0}' is a list or mapping, and a key has to be text; a key that starts with a bracket must be quoted");

    public static readonly DiagnosticDescriptor FileTooLarge = new("NS0007", "The file is too large", "the file has {0} characters, a spec file at most {1}");

    public static readonly DiagnosticDescriptor TooDeep = new("NS0008", "Lists and mappings nest too deeply", "lists and mappings nest more than {0} levels deep here; move the inner part to a block of its own");

    public static readonly DiagnosticDescriptor TooManyNodes = new("NS0009", "The file holds too many values", "the file holds more than {0} values here, aliases counted as what they stand for; use a block and 'repeat' for what recurs");

    public static readonly DiagnosticDescriptor UnknownAnchor = new("NS0010", "An alias names no anchor", "'*{0}' names an anchor, and no '&{0}' stands above{1}; quote a value that starts with '*'");

    public static readonly DiagnosticDescriptor CyclicAlias = new("NS0011", "An alias contains itself", "'*{0}' stands inside the value that '&{0}' names, which would contain itself");

    public static readonly DiagnosticDescriptor UnknownTag = new("NS0012", "A tag has no meaning", "the tag '{0}' has no meaning in a spec; remove it, or quote a value that starts with '!'");

    public static readonly DiagnosticDescriptor ControlCharacter = new("NS0013", "A character that YAML does not allow", "the character U+{0:X4} is not allowed in YAML; is this a text file in UTF-8?");

    public static readonly DiagnosticDescriptor MergeNotMapping = new("NS0014", "A merge key without a mapping", "'<<' takes a mapping or a list of mappings, usually aliases such as '*base'");

    public static readonly DiagnosticDescriptor FlowAccident = new("NS0015", "Flow style cuts an expression", "YAML does not read '{0}' as one value: inside {{ }} and [ ] it ends at , [ ] {{ or }}; {1}: {2}");

    public static readonly DiagnosticDescriptor MissingColon = new("NS0016", "A ':' or the space after it is missing", "YAML reads '{0}' as a key without a value; write '{1}: {2}'");

    public static readonly DiagnosticDescriptor NotUtf8 = new("NS0017", "The file is not UTF-8", "what stands here could not be read as UTF-8; save the file in that encoding");
}
