using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The inputs of a class: dimensions as symbols.</summary>
internal static class ClassInputs
{
    /// <summary>The ranks that a block without <c>in</c> is tried with, where no model tells.</summary>
    public static int[] UndeclaredRanks { get; } = [2, 3, 4, 5];

    /// <summary>The declared inputs with a symbol for each dimension; null where a shape is left out.</summary>
    public static IReadOnlyList<TensorType>? Declared(Definition definition)
    {
        var inputs = definition.Syntax.Inputs;
        return inputs.Count == 0 || inputs.Any(static input => input.Shape is null)
            ? null
            : [.. inputs.Select(static input => new TensorType([.. input.Shape!.Select((dim, axis) => Dim.Of(SymbolOf(dim, input.Name.Text, axis)))], input.DType?.Text ?? "float32"))];
    }

    /// <summary>An input of any shape, once its rank is known; the names are only for documentation.</summary>
    public static TensorType Undeclared(int rank)
    {
        var names = rank switch
        {
            1 => ["C"],
            2 => ["N", "C"],
            3 => ["N", "C", "L"],
            4 => ["N", "C", "H", "W"],
            5 => ["N", "C", "D", "H", "W"],
            _ => Enumerable.Range(0, rank).Select(static i => $"D{i}").ToArray(),
        };
        return new([.. names.Select(static name => Dim.Of(new Symbol(name, SymbolKind.Dimension, TermType.Int)))]);
    }

    /// <summary>A name is its own symbol; what is computed or a number gets one that the binding replaces.</summary>
    private static Symbol SymbolOf(Expression dim, string input, int axis) =>
        new(dim is NameExpression name ? name.Name : $"{input}{axis}", SymbolKind.Dimension, TermType.Int);
}
