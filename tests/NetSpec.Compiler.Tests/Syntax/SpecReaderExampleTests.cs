using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Syntax;
using NetSpec.Compiler.Tests.Helpers;

namespace NetSpec.Compiler.Tests.Syntax;

public class SpecReaderExampleTests
{
    public static TheoryData<string> Examples => [.. ExampleSpecs.Names];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Examples_read_without_diagnostics(string name)
    {
        var bag = new DiagnosticBag();

        var spec = SpecReader.Read(name, ExampleSpecs.Read(name), bag);

        Assert.Empty(bag.Diagnostics);
        Assert.NotNull(spec);
        Assert.Empty(spec.Broken);
        Assert.NotEmpty(spec.Blocks.Concat(spec.Models));
    }
}
