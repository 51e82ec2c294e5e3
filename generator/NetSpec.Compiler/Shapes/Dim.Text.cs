using System.Globalization;
using System.Text;
using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Shapes;

/// <summary>Dimensions as people read them.</summary>
internal sealed partial class Dim
{
    /// <summary><c>⌊(H - 1) / 2⌋ + 1</c>, <c>C + 4 * growth_rate</c>.</summary>
    public override string ToString() => _text ??= MakeText();

    private string MakeText()
    {
        var text = new StringBuilder();
        foreach (var (monomial, coefficient) in InReadingOrder())
        {
            var isNegative = coefficient < 0;
            text.Append(text.Length == 0 ? (isNegative ? "-" : "") : isNegative ? " - " : " + ").Append(ProductText(monomial, coefficient));
        }

        return text.Length == 0 ? "0" : text.ToString();
    }

    private bool IsSingleAtom => _terms is [{ Coefficient: 1 } only] && only.Monomial.SingleAtom is not null;

    private static string ProductText(Monomial monomial, long coefficient)
    {
        var digits = coefficient.ToString(CultureInfo.InvariantCulture).TrimStart('-');
        var factors = monomial.Factors.Select(factor => factor.Power == 1 ? Text(factor.Atom) : $"{Text(factor.Atom)} ** {factor.Power}");
        return string.Join(" * ", digits == "1" && !monomial.IsOne ? factors : factors.Prepend(digits));
    }

    private static string Text(Atom atom) => atom switch
    {
        SymbolAtom symbol => symbol.Symbol.Name,
        FloorAtom { Numerator: var numerator, Divisor: var divisor } =>
            $"⌊{InParentheses(numerator, numerator._terms.Length > 1)} / {InParentheses(divisor, !divisor.IsConstant && !divisor.IsSingleAtom)}⌋",
        ExtremumAtom extremum => $"{(extremum.IsMax ? "max" : "min")}({string.Join(", ", extremum.Operands)})",
        OpaqueAtom { Term: CallTerm call } => call.ToDisplay(),
        OpaqueAtom opaque => $"({opaque.Term.ToDisplay()})",
        _ => throw new ArgumentException($"unknown atom {atom.GetType()}", nameof(atom)),
    };

    private static string InParentheses(Dim dim, bool isNeeded) => isNeeded ? $"({dim})" : dim.ToString();
}
