using System.Globalization;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Shapes;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>What a layer is: an operator of the table, a block, or an inner <c>Sequential</c>.</summary>
internal sealed partial class Elaborator
{
    /// <summary>Binds what a layer is, for the given inputs; null after a mistake was reported or a value was demanded.</summary>
    private Realised? Realise(LayerSyntax layer, Scope scope, IReadOnlyList<TensorValue> inputs, string? name)
    {
        if (layer.Children is { } children)
        {
            return RealiseSequence(layer, children, scope, inputs, name);
        }

        if (layer.Branches is { } branches)
        {
            return RealiseBranches(layer, branches, scope, inputs, name);
        }

        if (layer.Use is { } use)
        {
            if (use is NameExpression direct && scope.Lookup(direct.Name) is null && IsKnown(direct.Name))
            {
                Bag.ReportNotABlock(use.Location, $"'{direct.Name}' is none: write '{direct.Name}: {{}}' in the place of 'use'");
                return null;
            }

            return session.Evaluator.Evaluate(use, scope) switch
            {
                null => null,
                BlockValue target => Realise(target, layer.With, use.Location, scope, inputs),
                var value => NotABlock(use.Location, value),
            };
        }

        if (layer.Operator!.Text == Foreign)
        {
            return RealiseForeign(layer, scope);
        }

        return Find(layer) is { } found ? Realise(found, layer.Arguments, layer.Operator!.Location, scope, inputs) : null;
    }

    /// <summary>The file whose names the module being bound sees.</summary>
    private LinkedSpec Home => _chain.Peek().Definition.Home;

    /// <summary>Whether a block or an operator has this name.</summary>
    private bool IsKnown(string name) => Home.Blocks.ContainsKey(name) || OperatorTable.Find(name) is not null;

    /// <summary>The operator of this name; null where there is none, or where a block of the file has it.</summary>
    private Operator? OperatorOf(string name) => Home.Blocks.ContainsKey(name) ? null : OperatorTable.Find(name);

    /// <summary>The operator or block that a layer is; null after it was reported that there is none.</summary>
    private BlockValue? Find(LayerSyntax layer)
    {
        var op = layer.Operator!;
        if (IsKnown(op.Text) || HintFor(layer, op) is not { } hint)
        {
            return new ValueReader(session, Home).FindBlock(op);
        }

        Bag.ReportUnknownOperator(op.Location, op.Text, hint);
        return null;
    }

    /// <summary>What somebody means who writes an operator that there is not; null where its name alone has to tell.</summary>
    private string? HintFor(LayerSyntax layer, YamlScalar op)
    {
        // In a list item a key is an operator: whoever writes "- conv1: {Conv2d: …}" means a name.
        if (layer.Name is null && layer.Arguments is YamlMapping { Entries: [var only] } && IsKnown(only.Key.Text))
        {
            return $"; items of a list have no names: write '- {only.Key.Text}: …', or use a mapping instead of the list";
        }

        if (layer.Arguments is YamlScalar value && LayerHints.ForOperatorAsValue(new(op, value)) is { Length: > 0 } hint)
        {
            return hint;
        }

        if (layer.Name is { } name && layer.Arguments is not YamlMapping && OperatorTable.Find(name.Text) is not null)
        {
            return LayerHints.ForOperatorAsName(name.Text);
        }

        // A module's body is "layers"; what a layer is made of is a Sequential.
        return op.Text == "layers" ? "; layers within a layer are written under 'Sequential', those of a module that only holds them by their paths, as in 'body.act'" : null;
    }

    private Realised? NotABlock(SourceLocation location, Value value)
    {
        Bag.ReportNotABlock(location, value.AsSentence());
        return null;
    }

    private Realised? Realise(BlockValue target, YamlNode? arguments, SourceLocation location, Scope scope, IReadOnlyList<TensorValue> inputs)
    {
        var binder = new ValueReader(session, Home);
        if (binder.Bind(target, arguments, scope) is not { } bound)
        {
            return null;
        }

        return bound.Operator is { } op ? RealiseOperator(op, bound.Arguments, location, inputs) : RealiseBlock(bound.Definition!, bound.Arguments, location, inputs);
    }

    private Realised? RealiseOperator(Operator op, IReadOnlyList<NamedArgument> arguments, SourceLocation location, IReadOnlyList<TensorValue> inputs)
    {
        var binder = new ArgumentBinder(session, Home);
        if (binder.Complete(op, arguments, location) is not { } bound || !TakesInputs(op.Name, op.MinInputs, op.MaxInputs, inputs, location))
        {
            return null;
        }

        var call = new OperatorCall(op, bound, TypesOf(inputs), location, session) { InputNames = inputs.Select(static input => input.Name).ToArray() };
        if (!call.HasFittingSizes())
        {
            return null;
        }

        try
        {
            op.Infer(call);
        }
        catch (OverflowException)
        {
            call.Error("the sizes are too large for 64-bit numbers");
            return null;
        }

        if (call.Outputs.Count == 0 || !call.IsKnownToConstructor() || !call.HasCountableTensors())
        {
            return null;
        }

        if (call.Outputs.Any(static output => output.IsEmpty) && !call.Inputs.Any(static input => input.IsEmpty))
        {
            Bag.ReportEmptyOutput(location, op.Name, "a dimension", "0", $"nothing is left of {string.Join(" and ", call.Inputs)}");
            return null;
        }

        var outputs = new BoundOutput[call.Outputs.Count];
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = new(i < op.OutputNames.Count ? op.OutputNames[i] : i.ToString(CultureInfo.InvariantCulture), new TensorValue(op.Name, call.Outputs[i]));
        }

        return new(op.IsModule ? new OperatorContent(call) : null, op.IsModule ? null : call, op.Name, outputs, location);
    }

    private static EquatableArray<TensorType> TypesOf(IReadOnlyList<TensorValue> inputs) => inputs.Select(static input => input.Type).ToEquatableArray();

    private bool TakesInputs(string target, int min, int max, IReadOnlyList<TensorValue> inputs, SourceLocation location)
    {
        if (inputs.Count < min || inputs.Count > max)
        {
            var expected = min == max ? $"{min} input{(min == 1 ? "" : "s")}" : max == int.MaxValue ? $"at least {min} inputs" : $"{min} to {max} inputs";
            Bag.ReportInputCount(location, target, expected, inputs.Count);
            return false;
        }

        // Over one nullable tensor a layer is nullable; a join has to know that all are there.
        if (inputs.Count > 1 && inputs.FirstOrDefault(static input => input.IsNullable) is { } nullable)
        {
            Bag.ReportNullableJoined(location, nullable.Name, "it is made in training mode only, or by a condition", target);
            return false;
        }

        return true;
    }

    private Realised? RealiseBlock(Definition block, IReadOnlyList<NamedArgument> arguments, SourceLocation location, IReadOnlyList<TensorValue> inputs)
    {
        var count = Math.Max(1, block.Syntax.Inputs.Count);
        if (new ArgumentBinder(session, block.Home).Complete(block, arguments, location) is not { } complete || !TakesInputs(block.Name, count, count, inputs, location))
        {
            return null;
        }

        if (Elaborate(block, complete, TypesOf(inputs), location) is not { } module)
        {
            return null;
        }

        // A block whose body is one operator is that operator and adds no path element.
        if (module.Alias is { } alias)
        {
            return alias with { Location = location };
        }

        return DemandsStructure(block, complete) ? null : new(new BlockContent(block, module, complete), null, block.Name, module.Outputs, location);
    }

    /// <summary>
    /// Asks for what stands in the lists, records and blocks that a block is handed: its class is made for those, and sees no name of this one.
    /// False where all of it is known.
    /// </summary>
    private bool DemandsStructure(Definition block, IReadOnlyList<NamedArgument> arguments)
    {
        if (session.Kind == SessionKind.Instance)
        {
            return false;
        }

        var isUnknown = false;
        foreach (var argument in arguments)
        {
            if (block.Parameter(argument.Name)!.Type.Kind is ParameterKind.List or ParameterKind.Record or ParameterKind.Table or ParameterKind.Block)
            {
                foreach (var part in argument.Value.Parts().OfType<SymbolicValue>())
                {
                    session.Demand(part, argument.Location);
                    isUnknown = true;
                }
            }
        }

        return isUnknown;
    }

    private Realised? RealiseSequence(LayerSyntax layer, IReadOnlyList<LayerSyntax> children, Scope scope, IReadOnlyList<TensorValue> inputs, string? name)
    {
        var input = inputs.Select(static value => new TensorValue("x", value.Type)).FirstOrDefault();
        if (input is null || inputs.Count > 1)
        {
            Bag.ReportInputCount(layer.Operator!.Location, "Sequential", "1 input", inputs.Count);
            return null;
        }

        var module = new BoundModule(null, name ?? "Sequential", [input]);
        var frame = new Frame(module, children.All(static child => child.Name is null), LayerResult.Of(input));
        if (!BindLayers(frame, children, scope))
        {
            return null;
        }

        if (!ArePathsFree(module))
        {
            return null;
        }

        ChildPaths.Group(module.Children);
        if (frame.Above is not { Values: [var last] })
        {
            Bag.ReportSeveralOutputs(layer.Operator!.Location, "Sequential", frame.Above?.Values.Count ?? 0, "a sequence passes on one; choose it with a last layer such as {identity: {}} and 'from'");
            return null;
        }

        module.Outputs.Add(new("out", last));
        NoteUses(module);
        return new(new SequenceContent(module), null, "Sequential", module.Outputs, layer.Operator!.Location);
    }
}
