namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary>An equation of <c>einsum</c>: letters for the dimensions of each operand and of the result.</summary>
internal sealed record EinsumEquation(IReadOnlyList<string> Operands, string Result)
{
    /// <summary>Reads <c>bij,bjk->bik</c>; without an arrow the result has the letters that occur once, in order. The mistake, if there is one.</summary>
    public static (EinsumEquation? Equation, string? Mistake) Parse(string text)
    {
        var equation = text.Replace(" ", "");
        if (equation.Contains("."))
        {
            return (null, "'...' is not supported: write a letter for each dimension");
        }

        var arrow = equation.IndexOf("->", StringComparison.Ordinal);
        var operands = (arrow < 0 ? equation : equation.Substring(0, arrow)).Split(',');
        var result = arrow < 0 ? Implicit(operands) : equation.Substring(arrow + 2);
        return Mistake(operands, result) is { } mistake ? (null, mistake) : (new(operands, result), null);
    }

    private static string Implicit(IEnumerable<string> operands) =>
        string.Concat(string.Concat(operands).GroupBy(static letter => letter).Where(static group => group.Count() == 1).Select(static group => group.Key).OrderBy(static letter => letter));

    private static string? Mistake(string[] operands, string result)
    {
        var letters = string.Concat(operands);
        if ((letters + result).FirstOrDefault(static c => c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))) is var other and not '\0')
        {
            return $"'{other}' is no letter";
        }

        if (result.FirstOrDefault(letter => letters.IndexOf(letter) < 0) is var unknown and not '\0')
        {
            return $"'{unknown}' of the result is in no operand";
        }

        return result.GroupBy(static letter => letter).FirstOrDefault(static group => group.Count() > 1) is { } twice ? $"the result has '{twice.Key}' twice" : null;
    }
}
