using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Tests.Syntax;

public class NearestNameTests
{
    private static readonly string[] Names = ["Conv2d", "ConvTranspose2d", "Linear", "ReLU", "ReLU6", "from", "for", "a", "kernel_size"];

    [Theory]
    [InlineData("Conv2D", "Conv2d")]
    [InlineData("conv2d", "Conv2d")]
    [InlineData("Covn2d", "Conv2d")]
    [InlineData("ConvTranpose2d", "ConvTranspose2d")]
    [InlineData("RELU", "ReLU")]
    [InlineData("RELU6", "ReLU6")]
    [InlineData("Linaer", "Linear")]
    [InlineData("form", "from")]
    [InlineData("fro", "from")]
    [InlineData("fxr", "for")]
    [InlineData("kernel", "kernel_size")]
    [InlineData("kern", null)]
    [InlineData("b", null)]
    [InlineData("A", "a")]
    [InlineData("Dropout", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_found(string written, string? nearest) => Assert.Equal(nearest, NearestName.Find(written, Names));

    [Fact]
    public void Of_equally_near_names_the_first_wins() => Assert.Equal("bn1", NearestName.Find("bn", ["bn1", "bn2"]));

    [Fact]
    public void Long_names_take_no_time() => Assert.Null(NearestName.Find(new string('x', 1_000_000), [new string('x', 999_999)]));

    [Fact]
    public void A_hint_is_added_to_a_message()
    {
        Assert.Equal("; did you mean 'Linear'?", NearestName.Hint("Liner", Names));
        Assert.Equal("", NearestName.Hint("Dropout", Names));
    }
}
