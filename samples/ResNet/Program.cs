// The chapter "Residual Networks (ResNet) and ResNeXt" of the book "Dive into Deep Learning" (https://d2l.ai), told by a program.
// The networks are written in specs/*.netspec.yaml; the classes that are used here were generated from them by the build.
using System.Diagnostics;
using System.Globalization;
using System.Text;
using NetSpec;
using NetSpec.Zoo;
using static TorchSharp.torch;

Console.OutputEncoding = Encoding.UTF8;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Backend.EnsureLoaded();

// No gradients are needed to look at shapes.
using var noGradients = no_grad();

TellOfBlocks();
TellOfStages();
TellOfResNet50();

static void TellOfBlocks()
{
    Head("1. The residual block");
    Console.WriteLine("""
        A deeper network should be no worse than a shallower one: its new layers only have to pass on what they get. To learn
        that is hard for a convolution and easy for a residual block, which adds what it computes to its input: it only has to
        compute zero.

        What is added must have one shape, so this block keeps its input's, 4 images with 3 channels and 6×6 pixels:

        """);
    using var same = new Residual(inChannels: 3, numChannels: 3);
    using var half = new Residual(inChannels: 3, numChannels: 6, use1x1conv: true, strides: 2);
    using var images = randn(4, 3, 6, 6);
    using var kept = same.call(images);
    Row("Residual with 3 channels", kept);
    Console.WriteLine("""

        To give more channels and halve height and width, it brings its input to the new shape by a 1×1 convolution:

        """);
    using var halved = half.call(images);
    Row("Residual with 6 channels, strides 2", halved);
}

static void TellOfStages()
{
    Head("2. ResNet-18, stage by stage");
    Console.WriteLine("""
        The first layers shrink the image quickly, then come four stages of two residual blocks each. From stage to stage there
        are twice as many channels on a quarter of the pixels, until their mean, one number per channel, decides the class.
        One gray image of 224×224 pixels on its way:

        """);
    using var net = new D2lResNet18();
    net.eval();
    (string Name, nn.Module<Tensor, Tensor> Layer)[] stages =
    [
        (nameof(net.Sequential0), net.Sequential0),
        (nameof(net.ResnetBlock1), net.ResnetBlock1),
        (nameof(net.ResnetBlock2), net.ResnetBlock2),
        (nameof(net.ResnetBlock3), net.ResnetBlock3),
        (nameof(net.ResnetBlock4), net.ResnetBlock4),
        (nameof(net.AdaptiveAvgPool2d5), net.AdaptiveAvgPool2d5),
        (nameof(net.Flatten6), net.Flatten6),
        (nameof(net.Linear7), net.Linear7),
    ];
    var x = randn(1, 1, 224, 224);
    foreach (var (name, layer) in stages)
    {
        // A layer's result is the next one's input, and of no use after that.
        var output = layer.call(x);
        x.Dispose();
        x = output;
        Row(name, x);
    }

    x.Dispose();
    Console.WriteLine("""

        Every name in this table is a property of the class D2lResNet18 and has its own type: net.ResnetBlock4 holds Residuals.
        """);
}

static void TellOfResNet50()
{
    Head("3. ResNet-50");
    Console.WriteLine("""
        With three convolutions in each block, two of them 1×1, fifty layers cost hardly more than thirty-four. What follows was
        known when this program was compiled; no network exists yet. It is for 10 classes.

        """);
    Console.WriteLine(ResNet50.Describe(numClasses: 10).Summary());
    using var net = new ResNet50(numClasses: 10);
    net.eval();
    using var image = randn(1, 3, 224, 224);

    using var logits = net.call(image);
    Console.WriteLine($"""

        Now it does. A forward pass over an image of 224×224 pixels takes {Fastest(net, image, passes: 5).TotalMilliseconds:F0} ms on {get_num_threads()} threads of the CPU and gives

        """);
    Row("ResNet50", logits);
    Console.WriteLine("""

        One number per class; they mean nothing before the network is trained.
        """);
}

// The fastest of several, as the first also chooses algorithms and the machine may have other work.
static TimeSpan Fastest(nn.Module<Tensor, Tensor> net, Tensor image, int passes)
{
    var fastest = TimeSpan.MaxValue;
    for (var i = 0; i < passes; i++)
    {
        var start = Stopwatch.GetTimestamp();
        net.call(image).Dispose();
        var elapsed = Stopwatch.GetElapsedTime(start);
        fastest = elapsed < fastest ? elapsed : fastest;
    }

    return fastest;
}

static void Head(string title) => Console.WriteLine($"\n{title}\n{new string('=', title.Length)}\n");

static void Row(string name, Tensor tensor) => Console.WriteLine($"    {name,-36} [{string.Join(", ", tensor.shape)}]");
