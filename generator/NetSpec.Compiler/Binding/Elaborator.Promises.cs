using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <content>What a block's <c>dims</c> ask of whoever uses it. A model's are its caller's, and stand at its door.</content>
internal sealed partial class Elaborator
{
    private bool ArePromisesKept(Definition definition, Scope scope, SourceLocation location)
    {
        if (definition.Syntax.IsModel || definition.Syntax.Dimensions.Count == 0)
        {
            return true;
        }

        var names = definition.Syntax.Inputs.SelectMany(static input => input.Shape ?? []).OfType<NameExpression>().Select(static dim => dim.Name).Distinct().ToList();
        var kept = true;
        foreach (var promise in definition.Syntax.Dimensions)
        {
            if (!names.Contains(promise.Name.Text))
            {
                Bag.ReportUnknownDimension(promise.Name.Location, promise.Name.Text, NearestName.Hint(promise.Name.Text, names));
                kept = false;
            }
            else if (scope.Lookup(promise.Name.Text) is { } value && Dim.Of(value) is { } size)
            {
                kept &= IsKept(definition.Name, promise, size, scope, location);
            }
        }

        return kept;
    }

    /// <summary>Proves a promise at this use; what is neither proved nor refuted becomes a guard.</summary>
    private bool IsKept(string block, DimensionSyntax promise, Dim size, Scope scope, SourceLocation location)
    {
        var name = promise.Name.Text;
        if (DimensionFacts.Number(promise.MultipleOf, scope, session) is { } multiple
            && !session.AreEqual(location, block, Dim.FloorDivide(size, multiple) * multiple, $"the multiple of {multiple} below '{name}'", size, $"'{name}'"))
        {
            return false;
        }

        if (DimensionFacts.Number(promise.Max, scope, session) is { } most
            && !session.AreEqual(location, block, Dim.Min(size, most), $"the most that '{name}' may be", size, $"'{name}'"))
        {
            return false;
        }

        var least = DimensionFacts.Number(promise.Min, scope, session) ?? 1;
        if (size.ConstantValue < least)
        {
            Bag.ReportShape(location, block, $"needs '{name}' to be at least {least}; here it is {size}");
            return false;
        }

        session.AddLowerBound(size, least, block, location);
        return true;
    }
}
