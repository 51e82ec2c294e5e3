namespace NetSpec.Tool;

/// <summary>What the tool tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Success = 0;

    /// <summary>A spec has errors.</summary>
    public const int SpecErrors = 1;

    /// <summary>The command cannot be carried out: no such file, no such model, a size that does not fit.</summary>
    public const int Failure = 2;
}
