namespace NetSpec.Tests.Operators;

/// <summary>Bare tensors.</summary>
internal sealed class OwnTensorCases : IOperatorCases
{
    public static IEnumerable<OperatorCase> Cases =>
    [
        new("Parameter: {shape: [3, 4]}", "[N, 3, 4]", static run => run.X + run[""]) { After = "sum: {add: [x, op]}" },
        new("Buffer: {shape: [4], value: 2}", "[N, 4]", static run => run.X * run[""]) { After = "product: {mul: [x, op]}" },
        new("Buffer: {shape: [4], value: 2, dtype: int64}", "int64 [N, 4]", static run => run.X * run[""]) { After = "product: {mul: [x, op]}" },
    ];
}
