using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators;

/// <summary>What a call may not be: each check reports a mistake where it is written.</summary>
internal sealed partial class OperatorCall
{
    /// <summary>Reports a size that is a list of another length than the operator has spatial dimensions.</summary>
    public bool HasFittingSizes()
    {
        foreach (var parameter in Operator.Dimensions == 0 ? [] : Operator.Parameters)
        {
            if (parameter.Kind == ArgumentKind.Size && Arguments.TryGetValue(parameter.Name, out var argument) && argument.Value is ListValue { Items.Count: var entries } && entries != Operator.Dimensions)
            {
                Error($"'{parameter.Name}' has {entries} entries; it takes one number, or {Operator.Dimensions}", parameter.Name);
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Reports a module made of a size that only forward knows. In a class the constructor's parameters are symbols too: instances tell. Where the
    /// instance knew a size (<c>T - p * T</c>, and p is 1), its values are asked for.
    /// </summary>
    public bool IsKnownToConstructor()
    {
        if (!Operator.IsModule)
        {
            return true;
        }

        if (session.Kind != SessionKind.Instance)
        {
            return _inferred.Values.Where(session.IsOfInput).All(size => session.DemandInModel(new SymbolicValue(size.ToTerm())));
        }

        var argument = Arguments.Values.FirstOrDefault(static argument => UnknownIn(argument.Value) is not null);
        if (argument is not null)
        {
            var term = UnknownIn(argument.Value)!.Term;
            session.Bag.ReportDimensionOutsideForward(argument.Location, term.ToDisplay(), term.Symbols().First().Name);
            return false;
        }

        var inferred = _inferred.FirstOrDefault(static pair => !pair.Value.IsConstant);
        if (inferred.Key is not null)
        {
            Error($"'{inferred.Key}' comes to {inferred.Value}, which is known only when the network runs; what a module owns needs a number");
        }

        return inferred.Key is null;
    }

    /// <summary>Reports a tensor whose elements 64 bits do not count, whatever the sizes are that only forward knows.</summary>
    public bool HasCountableTensors()
    {
        foreach (var tensor in State)
        {
            if (!IsCountable(tensor.Shape))
            {
                return false;
            }
        }

        return Outputs.All(output => IsCountable(output.Shape));
    }

    private bool IsCountable(EquatableArray<Dim> shape)
    {
        var count = 1L;
        for (var axis = 0; axis < shape.Count; axis++)
        {
            if (shape[axis].ConstantValue is > 0 and var size)
            {
                if (size > long.MaxValue / count)
                {
                    Error($"a tensor of [{string.Join(", ", shape)}] has more elements than a 64-bit number counts");
                    return false;
                }

                count *= size;
            }
        }

        return true;
    }

    /// <summary>Reports an input whose number of dimensions is not among <paramref name="ranks"/>.</summary>
    public bool HasRank(string expected, params int[] ranks)
    {
        if (ranks.Contains(Input.Rank))
        {
            return true;
        }

        // PyTorch takes a single image without its batch, and a layer for volumes a batch of images: both are one 'unsqueeze' away.
        var hint = ranks.Contains(Input.Rank + 1) && expected.StartsWith("[N, C", StringComparison.Ordinal)
            ? "; 'unsqueeze' adds one: the batch with 'dim: 0', the channels with 'dim: 1'"
            : "";
        session.Bag.ReportRank(Location, Operator.Name, expected, Input.ToString(), Input.Rank, hint);
        return false;
    }

    /// <summary>
    /// Reports a value that does not divide another. What cannot be known yet is for the constructor to check, and where it depends on the input's
    /// size it has to be proved like any other equality.
    /// </summary>
    public bool Divides(string name, Dim divisor, string what, Dim value)
    {
        var rest = Dim.Modulo(value, divisor).ConstantValue;
        if (rest is null)
        {
            AskMultiple(value, divisor);
            return session.AreEqual(LocationOf(name), Operator.Name, value, what, Dim.FloorDivide(value, divisor) * divisor, $"the multiple of {divisor} below");
        }

        if (rest == 0)
        {
            return true;
        }

        session.Bag.ReportNotDivisible(LocationOf(name), Operator.Name, name, divisor.ToString(), what, value.ToString());
        return false;
    }

    /// <summary>
    /// Notes that <paramref name="size"/> must come out at least 1; reports it where it never does. Only then is the explanation put into words.
    /// </summary>
    public bool IsNotEmpty(Dim size, string axis, FormattableString explanation)
    {
        if (size.ConstantValue is < 1)
        {
            session.Bag.ReportEmptyOutput(Location, Operator.Name, axis, size.ToString(), FormattableString.Invariant(explanation));
            return false;
        }

        session.AddLowerBound(size, 1, Operator.Name, Location);
        return true;
    }

    /// <summary>Reports two dimensions that have to be equal and are not; what cannot be proved becomes a guard.</summary>
    public bool AreEqual(Dim a, string aName, Dim b, string bName) => AreProved(a, aName, b, bName) && Asks(a, b, mayBeOne: false);

    /// <summary>As <see cref="AreEqual"/>, where the constructor asks in other words (<see cref="Divisions"/>), or for less.</summary>
    public bool AreProved(Dim a, string aName, Dim b, string bName) => session.AreEqual(Location, Operator.Name, a, aName, b, bName);

    /// <summary>Demands a size as a constant of a model's class, where it is the constructor's alone: then nothing is left to tell what comes of it.</summary>
    public bool DemandsInModel(Dim size) => session.Kind == SessionKind.ModelClass && !session.IsOfInput(size) && Known(size) is null;

    /// <summary>As <see cref="AreEqual"/>, where with other sizes the call would be valid and something else: it would have other outputs.</summary>
    public bool AreEqualInForm(Dim a, string aName, Dim b, string bName) => session.AreEqual(Location, Operator.Name, a, aName, b, bName, ClassAssumption.Equal);

    /// <summary>As <see cref="AreEqual"/>, of dimensions that are joined: one of them tells the result.</summary>
    public bool AreJoined(Dim a, string aName, Dim b, string bName, bool firstStays) =>
        session.AreEqual(Location, Operator.Name, a, aName, b, bName, firstStays ? ClassAssumption.FirstStays : ClassAssumption.SecondStays)
        && (firstStays ? Asks(b, a, mayBeOne: true) : Asks(a, b, mayBeOne: true));

    /// <summary>Notes that a value has to be a multiple of another, which is the constructor's to check as far as it knows them.</summary>
    public void AskMultiple(Dim value, Dim divisor)
    {
        if (Dim.Modulo(value, divisor).ConstantValue is null)
        {
            Divisions.Add((value, divisor));
        }
    }

    /// <summary>Notes an equality that is the constructor's to check, as far as it knows the sizes. Always true.</summary>
    private bool Asks(Dim value, Dim other, bool mayBeOne)
    {
        if (session.Kind != SessionKind.Instance && value != other)
        {
            Equalities.Add((value, other, mayBeOne));
        }

        return true;
    }

    /// <summary>Reports any other mistake in the shapes.</summary>
    public void Error(string message, string? argument = null) =>
        session.Bag.ReportShape(argument is null ? Location : LocationOf(argument), Operator.Name, message);

    private static SymbolicValue? UnknownIn(Value value) => value as SymbolicValue ?? (value as ListValue)?.Items.Select(UnknownIn).FirstOrDefault(static unknown => unknown is not null);
}
