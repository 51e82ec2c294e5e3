using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Operators.Initialisers;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>Blocks, operators and initialisers, perhaps with arguments.</summary>
internal sealed partial class ValueReader
{
    /// <summary>Reads a block or operator, perhaps with arguments bound: <c>ReLU</c>, <c>{BasicBlock: {groups: 2}}</c>, or a name that holds one.</summary>
    public BlockValue? ReadBlock(YamlNode node, string name, IScope scope)
    {
        if (node is YamlScalar scalar)
        {
            return scope.Lookup(scalar.Text) as BlockValue ?? (IsFormula(scalar) ? ReadHeldBlock(scalar, name, scope) : FindBlock(scalar));
        }

        if (node is YamlMapping { Entries: [var entry] })
        {
            var target = scope.Lookup(entry.Key.Text) as BlockValue ?? FindBlock(entry.Key);
            return target is null ? null : Bind(target, entry.Value, scope);
        }

        Bag.ReportArgumentType(node.Location, name, "a block", Written(node));
        return null;
    }

    /// <summary>No block's name, but <c>row.activation</c> or <c>blocks[1]</c>.</summary>
    private static bool IsFormula(YamlScalar scalar) => scalar.Text.IndexOfAny(['.', '[', ' ']) >= 0;

    private BlockValue? ReadHeldBlock(YamlScalar scalar, string name, IScope scope)
    {
        var value = ReadRaw(scalar, scope);
        if (value is not (null or BlockValue))
        {
            Bag.ReportArgumentType(scalar.Location, name, "a block", value.AsSentence());
        }

        return value as BlockValue;
    }

    /// <summary>Reads an initialiser: <c>zeros</c>, <c>{normal: {std: 0.02}}</c>.</summary>
    public BlockValue? ReadInitialiser(YamlNode node, IScope scope)
    {
        var name = node as YamlScalar ?? (node is YamlMapping { Entries: [var only] } ? only.Key : null);
        if (name is null || InitialiserTable.Find(name.Text) is not { } initialiser)
        {
            var names = InitialiserTable.All.Select(static known => known.Name).ToList();
            Bag.ReportWordNotTaken(name?.Location ?? node.Location, "init", name?.Text ?? "a list", string.Join(", ", names), NearestName.Hint(name?.Text ?? "", names));
            return null;
        }

        var bound = Bind(new(initialiser, null, []), (node as YamlMapping)?.Entries[0].Value, scope);
        return bound is not null && new ArgumentBinder(session, home).Complete(initialiser, bound.Arguments, name.Location) is not null ? bound : null;
    }

    /// <summary>Binds more arguments to a block or operator; a later argument replaces an earlier one of its name.</summary>
    public BlockValue? Bind(BlockValue target, YamlNode? arguments, IScope scope)
    {
        var read = new ArgumentBinder(session, home).ReadArguments(target, arguments, scope);
        return read is null ? null
            : read.Count == 0 ? target
            : target.Arguments.Count == 0 ? target with { Arguments = [.. read] }
            : target with { Arguments = [.. target.Arguments.Where(old => read.All(argument => argument.Name != old.Name)), .. read] };
    }

    private string? HintForModel(string name) => home.Syntax.Models.Any(model => model.Name.Text == name) ? "; a model is no layer: make it a block, which the model and others can use" : null;

    /// <summary>The operator or block of this name.</summary>
    public BlockValue? FindBlock(YamlScalar name)
    {
        if (home.Blocks.TryGetValue(name.Text, out var block))
        {
            return new(null, block, []);
        }

        // First: a block with an operator's name is broken, and whoever uses it does not mean the operator.
        if (home.Broken.Contains(name.Text))
        {
            return null;
        }

        if (OperatorTable.Find(name.Text) is { } op)
        {
            return new(op, null, []);
        }

        var hint = PyTorchNames.Hint(name.Text) ?? HintForModel(name.Text) ?? NearestName.Hint(name.Text, home.Blocks.Keys.Concat(OperatorTable.All.Select(static op => op.Name)));
        Bag.ReportUnknownOperator(name.Location, name.Text, hint);
        return null;
    }
}
