namespace NetSpec.Compiler.Operators.Reductions;

/// <summary>The greatest or smallest values over dimensions, which backward compares with the input.</summary>
internal abstract class Extremum(string name, string summary) : Reduction(name, summary)
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    protected override string NameOverAll => Name.Substring(1);
}

/// <summary><c>torch.amax</c>.</summary>
internal sealed class AMax() : Extremum("amax", "Maximum over dimensions.");

/// <summary><c>torch.amin</c>.</summary>
internal sealed class AMin() : Extremum("amin", "Minimum over dimensions.");
