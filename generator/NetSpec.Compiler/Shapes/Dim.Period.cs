using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Shapes;

/// <summary>How often the floors of a dimension repeat.</summary>
internal sealed partial class Dim
{
    /// <summary>
    /// A number M such that with M * h + r in place of the symbol no floor depends on h any more; 1 where the symbol is under no floor by a
    /// number, and the greatest long where there is no such number in 64 bits.
    /// </summary>
    public long PeriodOf(Symbol symbol)
    {
        try
        {
            return CheckedPeriodOf(symbol);
        }
        catch (OverflowException)
        {
            return long.MaxValue;
        }
    }

    private long CheckedPeriodOf(Symbol symbol) => Atoms.Aggregate(1L, (period, atom) => Arithmetic.LeastCommonMultiple(period, PeriodOf(atom, symbol)));

    private static long PeriodOf(Atom atom, Symbol symbol) => atom switch
    {
        FloorAtom { Divisor.ConstantValue: { } divisor } floor when floor.Numerator.Symbols.Contains(symbol) =>
            checked(divisor * floor.Numerator.CheckedPeriodOf(symbol)),
        ExtremumAtom extremum => extremum.Operands.Aggregate(1L, (period, operand) => Arithmetic.LeastCommonMultiple(period, operand.CheckedPeriodOf(symbol))),
        _ => 1,
    };
}
