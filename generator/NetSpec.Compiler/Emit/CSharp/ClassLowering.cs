using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Emit.CSharp.Model;
using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>Lowers one bound module to a class: its children become properties, its steps statements.</summary>
internal sealed class ClassLowering
{
    private readonly BoundModule _module;
    private readonly ConstructorLowering _constructor;
    private readonly ForwardLowering _forward;

    private ClassLowering(ClassScope scope, BoundModule module, string name, SymbolNames symbols, RecordModel? record = null)
    {
        _module = module;
        Members = new MemberNames(name, module);
        _constructor = new ConstructorLowering(scope, module, Members, symbols);
        _forward = new ForwardLowering(scope, module, Members, symbols, record);
    }

    private MemberNames Members { get; }

    /// <summary>Lowers a block's or model's class, and says which of its symbols are constructor parameters.</summary>
    public static ClassModel Lower(BoundClass type, ClassCatalog catalog)
    {
        var isModel = type.Module.Definition!.Syntax.IsModel;
        var scope = new ClassScope(catalog, type, isModel ? new NominalSizes(type) : null);
        var record = RecordLowering.Lower(type);
        var lowering = new ClassLowering(scope, type.Module, type.Name, type.Names, record);
        var (statements, forward) = lowering.LowerBody();
        var guards = lowering._forward.Guards(type);
        var weights = new WeightsLowering(type.Module, lowering.Members, catalog, lowering._forward);
        type.Members = lowering.Members;
        var initialisation = weights.Initialisation();
        var used = lowering.UsedSymbols();
        var parameters = type.Origins.Where(origin => used.Contains(origin.Symbol) || (origin.Input < 0 && !IsDimension(origin))).ToList();
        type.Parameters = [.. parameters.OrderBy(static origin => IsDimension(origin) ? 0 : origin.Default is null ? 1 : 2)];
        if (isModel && type.Parameters.FirstOrDefault(IsDimension) is { Symbol: var unseen })
        {
            catalog.ReportUnseen(type, lowering._constructor.UserOf(unseen), unseen);
        }

        type.FirstWeight = lowering._constructor.FirstWeight;
        var docs = new ClassDocs(type);
        var constructorParameters = type.Parameters.Select(docs.Parameter).ToEquatableArray();
        var fields = isModel ? WithArguments(lowering._forward.Fields, constructorParameters) : lowering._forward.Fields;
        statements = [.. statements, .. fields.Select(static field => $"{field.Name} = {field.Value};")];
        var door = isModel ? new DoorLowering(type, type.FirstWeight, forward.Inputs).Lower() : [];
        statements = [.. statements, .. door.Where(static rule => !rule.IsStatic).Select(static rule => $"{rule.Name} = {rule.Rule};")];
        return new ClassModel(
            type.Namespace,
            type.Name,
            docs.Summary(),
            docs.Remarks(),
            scope.Scalars,
            fields,
            new(constructorParameters, lowering._constructor.Checks(type), statements),
            lowering.Properties(new ShapeText(type.Names, used.Where(type.Names.Knows), scope.Sizes)),
            forward,
            lowering._constructor.Nested)
        {
            HasHook = true,
            Door = door,
            Guards = guards,
            Initialisation = initialisation,
            Sharing = weights.Sharing(),
            Result = record,
            Description = isModel ? new DescriptionLowering(type).Lower() : null,
        };
    }

    /// <summary>Lowers an inner sequence to a nested class, and says which symbols of the enclosing class its constructor takes.</summary>
    public static (ClassModel Model, IReadOnlyList<Symbol> Captured, ConstructorLowering Constructor) LowerNested(ClassScope scope, BoundModule module, string name, SymbolNames symbols, string summary)
    {
        var lowering = new ClassLowering(scope, module, name, symbols);
        var (statements, forward) = lowering.LowerBody();
        var captured = lowering.UsedSymbols().OrderBy(SymbolRank).ThenBy(symbol => symbols.IndexOf(symbol)).ToList();
        var parameters = captured.Select(symbol => new ParameterModel(ClassDocs.TypeOf(symbol.Type), symbols[symbol], null, ""));
        statements = [.. statements, .. lowering._forward.Fields.Select(static field => $"{field.Name} = {field.Value};")];
        var model = new ClassModel("", name, summary, null, [], lowering._forward.Fields, new([.. parameters], [], statements), lowering.Properties(new ShapeText(symbols, captured, scope.Sizes)), forward, lowering._constructor.Nested);
        return (model, captured, lowering._constructor);
    }

    /// <summary>A model keeps its constructor's arguments: <c>Spec</c> describes the instance.</summary>
    private static EquatableArray<FieldModel> WithArguments(EquatableArray<FieldModel> fields, EquatableArray<ParameterModel> parameters)
    {
        var arguments = parameters.Select(static parameter => new FieldModel(parameter.Type, DescriptionWriter.FieldName(parameter), parameter.Name));
        return [.. fields, .. arguments.Where(argument => fields.All(field => field.Name != argument.Name))];
    }

    private static bool IsDimension(ParameterOrigin origin) => origin.Symbol.Kind == SymbolKind.Dimension;

    private static int SymbolRank(Symbol symbol) => symbol.Kind switch
    {
        SymbolKind.Dimension => 0,
        SymbolKind.Parameter => 1,
        SymbolKind.Let => 2,
        _ => 3,
    };

    // Forward relies on what the constructor asks of its arguments, and the constructor's locals are those that either uses.
    private (EquatableArray<string> Statements, ForwardModel Forward) LowerBody()
    {
        var statements = _constructor.Lower();
        var forward = _forward.Lower();
        return ([.. _constructor.Lets(_forward), .. statements], forward);
    }

    private HashSet<Symbol> UsedSymbols() => [.. _constructor.UsedSymbols, .. _forward.UsedSymbols];

    private EquatableArray<PropertyModel> Properties(ShapeText shapes)
    {
        var docs = new MemberDocs(_module, Members, shapes);
        var tensors = _module.Tensors.Select(tensor => tensor.Call.State[0].IsBuffer
            ? new PropertyModel("Tensor", Members[tensor.Value], docs.Summary(tensor), $"=> get_buffer({CSharpNames.Literal(tensor.Key)})!;")
            : new PropertyModel("Parameter", Members[tensor.Value], docs.Summary(tensor), $"=> get_parameter({CSharpNames.Literal(tensor.Key)})!;"));
        return [.. tensors, .. _module.Children.Select(child => new PropertyModel(_constructor.TypeOf(child), Members[child], docs.Summary(child)))];
    }
}
