using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators.Memory;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.einsum</c>. It counts no multiply-adds, like <c>matmul</c>.</summary>
internal sealed class Einsum : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        new("equation", ArgumentKind.Text, "Letters for the dimensions of each operand and, after ->, of the result: bij,bjk->bik. Letters that the result lacks are summed over; ... stands for all other dimensions."),
    ];

    /// <inheritdoc/>
    public override string Name => "einsum";

    /// <inheritdoc/>
    public override string Summary => "Sums of products, in Einstein's notation.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MaxInputs => int.MaxValue;

    // Of one operand it may be a transposed view.

    /// <inheritdoc/>
    public override Aliasing Aliasing => Aliasing.MayAliasInput;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var (equation, mistake) = EinsumEquation.Parse(call.Word("equation"), [.. call.Inputs.Select(static input => input.Rank)]);
        if (equation is null)
        {
            call.Error(mistake!, "equation");
        }
        else if (call.Inputs.Count > 1 && call.Input.DType == DTypes.Bool)
        {
            call.Error("multiplies no bools");
        }
        else if (DTypes.AreOne(call) && Sizes(call, equation) is { } sizes)
        {
            call.Returns(call.Input with { Shape = [.. equation.Result.Select(letter => sizes[letter])] });
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"torch.einsum({context.Print(new StringValue(call.Word("equation")))}, {string.Join(", ", inputs)})";

    private static Dictionary<char, Dim>? Sizes(OperatorCall call, EinsumEquation equation)
    {
        if (equation.Operands.Count != call.Inputs.Count)
        {
            call.Error($"the equation has {equation.Operands.Count} operands and {call.Inputs.Count} come in", "equation");
            return null;
        }

        var sizes = new Dictionary<char, Dim>();
        for (var i = 0; i < call.Inputs.Count; i++)
        {
            if (!TryAdd(call, equation.Operands[i], call.Inputs[i], sizes))
            {
                return null;
            }
        }

        return sizes;
    }

    private static bool TryAdd(OperatorCall call, string letters, TensorType input, Dictionary<char, Dim> sizes)
    {
        if (letters.Length != input.Rank)
        {
            call.Error($"'{letters}' has {letters.Length} letters for the {input.Rank} dimensions of {input}", "equation");
            return false;
        }

        for (var axis = 0; axis < letters.Length; axis++)
        {
            var letter = letters[axis];
            var first = letters.IndexOf(letter);
            if (first < axis)
            {
                // A diagonal: within one operand nothing is stretched.
                if (!call.AreEqual(input[first], $"'{letter}'", input[axis], $"dimension {axis} of {input}"))
                {
                    return false;
                }
            }
            else if (!sizes.TryGetValue(letter, out var known) || known == 1)
            {
                sizes[letter] = input[axis];
            }
            else if (input[axis] != 1 && !call.AreJoined(known, $"'{letter}'", input[axis], $"dimension {axis} of {input}", firstStays: true))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory)
    {
        var (equation, _) = EinsumEquation.Parse(call.Word("equation"), [.. call.Inputs.Select(static input => input.Rank)]);
        return equation!.Operands is [var letters] && letters.All(letter => equation.Result.IndexOf(letter) >= 0)
            ? [inputs[0].View(call.Outputs[0], [.. equation.Result.Select(letter => letters.Zip(inputs[0].Strides, (other, stride) => other == letter ? stride : 0).Sum())])]
            : base.Run(call, inputs, memory);
    }
}
