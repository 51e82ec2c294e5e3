namespace NetSpec;

/// <summary>What a generated <c>forward</c> asks of sizes: that two are equal where the compiler could not prove it, or that several together suffice.</summary>
public static class SizeGuard
{
    /// <summary>Refuses sizes that differ.</summary>
    /// <param name="model">The model's class.</param>
    /// <param name="layer">The layer that needs them to be equal, with the blocks that lead there.</param>
    /// <param name="first">What the first size is.</param>
    /// <param name="firstSize">The first size.</param>
    /// <param name="second">What the second size is.</param>
    /// <param name="secondSize">The second size.</param>
    /// <exception cref="ArgumentException">They differ; the message names the model, the layer and both sizes.</exception>
    public static void Equal(string model, string layer, string first, long firstSize, string second, long secondSize)
    {
        if (firstSize != secondSize)
        {
            throw new ArgumentException($"{model}: {layer} needs equal dimensions: for this input, {first} is {firstSize} and {second} is {secondSize}.");
        }
    }

    /// <summary>Refuses a size that an input makes too small.</summary>
    /// <param name="model">The model's class.</param>
    /// <param name="layer">The layer that would get it, with the blocks that lead there.</param>
    /// <param name="size">The size.</param>
    /// <param name="least">The least size.</param>
    /// <exception cref="ArgumentException">It is smaller; the message names the model, the layer and both sizes.</exception>
    public static void AtLeast(string model, string layer, long size, long least)
    {
        if (size < least)
        {
            throw new ArgumentException($"{model}: this input is too small for {layer}: a size of at least {least} is expected there, got {size}.");
        }
    }
}
