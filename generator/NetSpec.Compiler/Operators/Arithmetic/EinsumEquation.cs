namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary>An equation of <c>einsum</c>: letters for the dimensions of each operand and of the result.</summary>
internal sealed record EinsumEquation(IReadOnlyList<string> Operands, string Result)
{
    private const string Rest = "...";

    /// <summary>
    /// Reads <c>bij,bjk->bik</c>; without an arrow the result has the letters that occur once, in order. In <c>...ij,jk->...ik</c> the dots become
    /// letters, as many as the operand has dimensions left. The mistake, if there is one.
    /// </summary>
    public static (EinsumEquation? Equation, string? Mistake) Parse(string text, IReadOnlyList<int> ranks)
    {
        var equation = text.Replace(" ", "");
        var arrow = equation.IndexOf("->", StringComparison.Ordinal);
        var operands = (arrow < 0 ? equation : equation.Substring(0, arrow)).Split(',');
        var rest = new string([.. Enumerable.Range('A', 26).Select(static code => (char)code).Where(letter => equation.IndexOf(letter) < 0)]);
        var counts = operands.Zip(ranks, static (operand, rank) => operand.Contains(Rest) ? Math.Max(0, rank - (operand.Length - Rest.Length)) : 0).ToList();
        var most = Math.Min(counts.DefaultIfEmpty(0).Max(), rest.Length);
        rest = rest.Substring(0, most);

        // Dimensions that the dots stand for are aligned at their end, as in broadcasting.
        var expanded = operands.Select((operand, i) => operand.Replace(Rest, rest.Substring(most - Math.Min(most, counts.ElementAtOrDefault(i))))).ToArray();
        var result = arrow < 0 ? rest + Implicit(expanded.Select(operand => string.Concat(operand.Where(letter => !rest.Contains(letter))))) : equation.Substring(arrow + 2).Replace(Rest, rest);
        return Mistake(expanded, result) is { } mistake ? (null, mistake) : (new(expanded, result), null);
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
