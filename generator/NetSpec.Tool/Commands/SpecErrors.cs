using NetSpec.Tool.Output;
using NetSpec.Tool.Specs;

namespace NetSpec.Tool.Commands;

/// <summary>What all commands but <c>check</c> do about specs with mistakes.</summary>
internal static class SpecErrors
{
    /// <summary>Prints the diagnostics where there are errors; whether there are.</summary>
    public static bool Stop(ToolContext context, SpecSet specs)
    {
        if (specs.Project.HasErrors)
        {
            new DiagnosticPrinter(context.ErrorConsole, specs).Print();
        }

        return specs.Project.HasErrors;
    }
}
