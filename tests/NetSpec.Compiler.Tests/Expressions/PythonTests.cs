using NetSpec.Compiler.Expressions;
using static NetSpec.Compiler.Tests.Expressions.Evaluation;

namespace NetSpec.Compiler.Tests.Expressions;

public class PythonTests
{
    private static readonly TestScope Names = new()
    {
        ["a"] = new IntValue(7),
        ["b"] = new IntValue(-3),
        ["c"] = new IntValue(2),
        ["x"] = new FloatValue(2.5),
        ["y"] = new FloatValue(-0.75),
        ["t"] = new BoolValue(true),
        ["f"] = new BoolValue(false),
        ["xs"] = Evaluate("[3, 1, 2]", new TestScope()),
        ["ys"] = Evaluate("[[1, 2], [3, 4]]", new TestScope()),
    };

    public static TheoryData<string, string> Thought => Data(PythonResults.Thought);

    public static TheoryData<string, string> Random => Data(PythonResults.Random);

    [Theory]
    [MemberData(nameof(Thought))]
    public void The_result_is_Pythons(string expression, string result) => Assert.Equal(result, ToPython(Evaluate(expression, Names)));

    [Theory]
    [MemberData(nameof(Random))]
    public void Precedence_is_Pythons(string expression, string result) => Assert.Equal(result, ToPython(Evaluate(expression, Names)));

    private static TheoryData<string, string> Data(IEnumerable<(string Expression, string Result)> results)
    {
        var data = new TheoryData<string, string>();
        foreach (var (expression, result) in results)
        {
            data.Add(expression, result);
        }

        return data;
    }
}
