using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Operators;

/// <summary>The types an operator's argument can have.</summary>
internal enum ArgumentKind
{
    /// <summary>An integer.</summary>
    Int,

    /// <summary>A number.</summary>
    Float,

    /// <summary>A number that stays the int or the float that it was written as: adding 1 to whole numbers leaves them whole.</summary>
    Number,

    /// <summary>A truth value.</summary>
    Bool,

    /// <summary>An integer for all spatial dimensions, or a list with one for each.</summary>
    Size,

    /// <summary>A list of integers; one integer stands for a list of one.</summary>
    IntList,

    /// <summary>A number for all spatial dimensions, or a list with one for each.</summary>
    Scale,

    /// <summary>One of a few words.</summary>
    Word,

    /// <summary>A list of numbers; one number stands for a list of one.</summary>
    FloatList,

    /// <summary>How a tensor is drawn: <c>zeros</c>, <c>{normal: {std: 0.02}}</c>.</summary>
    Initialiser,

    /// <summary>Free text in a small language of the operator's own (<c>einsum</c>'s equation).</summary>
    Text,
}

/// <summary>One argument of an operator: how it is written, what it means, what it becomes.</summary>
/// <param name="Name">PyTorch's name.</param>
/// <param name="Kind">The type.</param>
/// <param name="Summary">One sentence for the reference page and the editors.</param>
internal sealed record OperatorParameter(string Name, ArgumentKind Kind, string Summary)
{
    /// <summary>The value where none is written; null for a required one, and see <see cref="DefaultText"/>.</summary>
    public Value? Default { get; init; }

    /// <summary>What the documentation says of a default that is no constant (<c>kernel_size</c>); such an argument is absent where it is not written.</summary>
    public string? DefaultText { get; init; }

    /// <summary>Whether the compiler infers it from the input; written, it is checked.</summary>
    public bool IsInferred { get; init; }

    /// <summary>The words of a <see cref="ArgumentKind.Word"/> and the C# each becomes.</summary>
    public IReadOnlyList<(string Word, string CSharp)> Words { get; init; } = [];

    /// <summary>TorchSharp's name for it, where it is another than PyTorch's.</summary>
    public string? CSharpName { get; init; }

    /// <summary>Whether the C# call passes it by position: only where it cannot be mistaken.</summary>
    public bool IsPositional { get; init; }

    /// <summary>Whether it decides how the operator is called in C# and is no argument there.</summary>
    public bool DecidesCall { get; init; }

    /// <summary>The smallest value allowed (of an Int, or of each entry of a Size), where there is one.</summary>
    public long? Minimum { get; init; }

    /// <summary>Whether it has to be from 0 to 1.</summary>
    public bool IsProbability { get; init; }

    /// <summary>Whether it decides which tensors the module owns (<c>bias</c>, <c>affine</c>): constant in a model.</summary>
    public bool DecidesState { get; init; }

    /// <summary>Whether it must be written.</summary>
    public bool IsRequired => Default is null && DefaultText is null && !IsInferred;
}
