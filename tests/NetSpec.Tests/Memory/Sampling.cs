using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetSpec.Tests.Memory;

/// <summary>Puts a sample of the living tensors after each statement of generated classes and of NetSpec's runtime, which is compiled with them.</summary>
internal sealed partial class Sampling : CSharpSyntaxRewriter
{
    private const string Sampler = "global::NetSpec.Tests.Memory.PeakMemory";
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly StatementSyntax Sample = SyntaxFactory.ParseStatement($"{Sampler}.Sample();\n");

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    private static readonly IReadOnlyList<SyntaxTree> Runtime =
    [
        CSharpSyntaxTree.ParseText(Usings, Options),
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Runtime"), "*.cs", SearchOption.AllDirectories).Select(static file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), Options)),
    ];

    private Sampling()
    {
    }

    /// <summary>The classes and the runtime with samples.</summary>
    public static IEnumerable<SyntaxTree> Of(IEnumerable<SyntaxTree> classes) =>
        classes.Concat(Runtime).Select(static tree => tree.WithRootAndOptions(new Sampling().Visit(tree.GetRoot()), Options));

    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var block = (BlockSyntax)base.VisitBlock(node)!;
        return block.WithStatements(SyntaxFactory.List(block.Statements.SelectMany(static statement => EndsHere(statement) ? [statement] : new[] { statement, Sample })));
    }

    public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node)
    {
        var method = node.FirstAncestorOrSelf<MethodDeclarationSyntax>();
        var givesTensors = method is not null && (method.Identifier.Text == "forward" || TensorWord().IsMatch(method.ReturnType.ToString()));
        return givesTensors && node.Expression is { } result and not LiteralExpressionSyntax
            ? node.WithExpression(SyntaxFactory.ParseExpression($" {Sampler}.After({result})"))
            : base.VisitReturnStatement(node);
    }

    private static bool EndsHere(StatementSyntax statement) => statement is ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or LocalFunctionStatementSyntax;

    [GeneratedRegex(@"\bTensor\b")]
    private static partial Regex TensorWord();
}
