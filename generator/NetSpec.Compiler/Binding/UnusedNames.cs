using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>
/// Warns of parameters and <c>let</c>s that nothing uses: mostly another name was meant, or a use was forgotten. So of a block's <c>nominal</c>: reports
/// are of models.
/// </summary>
internal sealed class UnusedNames(DiagnosticBag bag)
{
    /// <summary>Looks at the modules that a file defines.</summary>
    public void Report(LinkedSpec spec)
    {
        foreach (var (block, dimension) in spec.Syntax.Blocks.SelectMany(static block => block.Dimensions.Select(dimension => (block, dimension))).Where(static pair => pair.dimension.Nominal is not null))
        {
            bag.ReportNominalOfBlock(dimension.Nominal!.Location, dimension.Name.Text, block.Name.Text);
        }

        foreach (var module in spec.Syntax.Blocks.Concat(spec.Syntax.Models).Where(static module => module.Parameters.Count + module.Lets.Count > 0))
        {
            var used = UsedNames.Of(module);
            foreach (var parameter in module.Parameters.Where(parameter => !used.Contains(parameter.Name.Text) && (module.IsModel || !IsHandedOver(spec, parameter.Name.Text))))
            {
                bag.ReportUnusedName(parameter.Name.Location, "parameter", parameter.Name.Text, module.Name.Text);
            }

            foreach (var let in module.Lets.Where(let => !used.Contains(let.Name.Text)))
            {
                bag.ReportUnusedName(let.Name.Location, "let", let.Name.Text, module.Name.Text);
            }
        }
    }

    /// <summary>
    /// Whether some <c>with</c> gives an argument of this name. What one parameter may hold is given the same arguments, so that a block has to take
    /// what only others need.
    /// </summary>
    private static bool IsHandedOver(LinkedSpec spec, string name) =>
        spec.Blocks.Values.Concat(spec.Models).SelectMany(static module => UsedNames.Layers(module.Syntax)).Any(layer => layer.With?[name] is not null);
}
