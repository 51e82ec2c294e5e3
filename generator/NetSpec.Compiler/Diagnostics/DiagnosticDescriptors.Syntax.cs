namespace NetSpec.Compiler.Diagnostics;

/// <content>The structure of a spec: NS0020 to NS0099.</content>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor NotASpec = new("NS0020", "The file holds no mapping", "a spec file is a mapping that begins with 'netspec: 1'; found {0}");

    public static readonly DiagnosticDescriptor WrongKind = new("NS0021", "A value of the wrong kind", "'{0}' takes {1}; found {2}");

    public static readonly DiagnosticDescriptor UnknownKey = new("NS0022", "An unknown key", "'{0}' is no key of {1}{2}");

    public static readonly DiagnosticDescriptor MissingVersion = new("NS0023", "The version is missing", "the version of the spec language is missing; add 'netspec: {0}'");

    public static readonly DiagnosticDescriptor UnknownVersion = new("NS0024", "An unknown version", "'netspec' names the version of the spec language, and this compiler knows version {1}; found {0}");

    public static readonly DiagnosticDescriptor NotAName = new("NS0025", "A name with other characters", "'{0}' cannot name {1}: a name is made of the letters a to z and A to Z, digits and '_', and begins with no digit");

    public static readonly DiagnosticDescriptor ReservedName = new("NS0026", "A reserved name", "'{0}' cannot name {1}: it is a word of the spec language{2}");

    public static readonly DiagnosticDescriptor LayerName = new("NS0027", "A name that no layer can have", "'{0}' cannot name a layer: {1}");

    public static readonly DiagnosticDescriptor Braces = new("NS0028", "Braces in a name", "the braces in '{0}' do not hold an expression; a name with one looks like 'layer{{i + 1}}'");

    public static readonly DiagnosticDescriptor Reference = new("NS0029", "Not a reference", "'{0}' names no layer; write 'conv1', 'lstm.h_n' or 'halves[0]' for one of several outputs, and [a, b] for several layers");

    public static readonly DiagnosticDescriptor ModelWithoutInput = new("NS0030", "A model without inputs", "model '{0}' says nothing of its input; add for example 'in: {{x: [N, 3, H, W]}}'");

    public static readonly DiagnosticDescriptor ModelInputWithoutShape = new("NS0031", "A model's input without a shape", "the input '{0}' of a model needs a shape, for example [N, 3, H, W]; only a block's input may have any");

    public static readonly DiagnosticDescriptor MissingBody = new("NS0032", "A module without layers", "'{0}' has no layers; add 'layers' with a mapping of names to layers, or one operator such as 'Sequential'");

    public static readonly DiagnosticDescriptor SeveralBodies = new("NS0033", "A module with two bodies", "'{0}' has more than one body: {1}; keep 'layers' or one operator");

    public static readonly DiagnosticDescriptor LayerKeyInModule = new("NS0034", "A layer's key in a block or model", "'{0}' belongs to a layer; give the layer a name under 'layers', or make it an item of a 'Sequential' list");

    public static readonly DiagnosticDescriptor MissingOperator = new("NS0035", "A layer without an operator", "a layer has exactly one operator, and here is none; add one such as 'ReLU: {{}}'{0}");

    public static readonly DiagnosticDescriptor SeveralOperators = new("NS0036", "A layer with several operators", "a layer has exactly one operator; found {0}{1}");

    public static readonly DiagnosticDescriptor NotALayer = new("NS0037", "Not a layer", "a layer is the name of an operator such as ReLU, or a mapping such as {{Linear: {{out_features: 10}}}}; found {0}{1}");

    public static readonly DiagnosticDescriptor KeyNeeds = new("NS0039", "A key without the one it needs", "'{0}' needs {1} beside it: {2}");

    public static readonly DiagnosticDescriptor KeysExclude = new("NS0040", "Keys that exclude each other", "'{0}' and '{1}' exclude each other: {2}");

    public static readonly DiagnosticDescriptor KeyNeedsName = new("NS0041", "A key that only a named layer has", "'{0}' has no meaning for an item of a list: {1}");

    public static readonly DiagnosticDescriptor LoopBody = new("NS0042", "A loop's layers with or without names", "'do' takes {0} here: {1}");

    public static readonly DiagnosticDescriptor For = new("NS0043", "Not a loop", "'for' takes 'x in list', for example 'width in [64, 128]'; found '{0}'");

    public static readonly DiagnosticDescriptor UnknownWord = new("NS0044", "An unknown word", "'{0}' takes {1}; found '{2}'{3}");

    public static readonly DiagnosticDescriptor UnknownType = new("NS0045", "An unknown type", "'{0}' is no type{1}");

    public static readonly DiagnosticDescriptor MissingType = new("NS0046", "A parameter without a type", "the type of '{0}' is missing, and no default tells it; say for example '{0}: int', '{0}: 1' or '{0}: {{type: \"int[]\", default: []}}'");

    public static readonly DiagnosticDescriptor ListLength = new("NS0047", "The length of a list type", "the length in '{0}' has to be a positive number; found '{1}'");
}
