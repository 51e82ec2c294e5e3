namespace NetSpec.Tests.Properties;

/// <summary>
/// Generated classes whose checks can be switched off, so that libtorch is asked what the compiler refuses. The checks of the runtime library
/// are replaced by namesakes in the classes' own namespace, which C# prefers: the generated code stays as it is.
/// </summary>
public static class Doors
{
    /// <summary>Whether everything may pass.</summary>
    public static bool AreOpen { get; set; }

    /// <summary>The namesakes for a namespace.</summary>
    internal static string Source(string @namespace) => $$"""
        namespace {{@namespace}}
        {

        internal static class SizeGuard
        {
            public static void Equal(string model, string layer, string first, long firstSize, string second, long secondSize)
            {
                if (!NetSpec.Tests.Properties.Doors.AreOpen)
                {
                    NetSpec.SizeGuard.Equal(model, layer, first, firstSize, second, secondSize);
                }
            }

            public static void AtLeast(string model, string layer, long size, long least)
            {
                if (!NetSpec.Tests.Properties.Doors.AreOpen)
                {
                    NetSpec.SizeGuard.AtLeast(model, layer, size, least);
                }
            }
        }

        internal sealed class InputRule
        {
            private readonly NetSpec.InputRule _rule;

            public InputRule(string model, string input, System.Collections.Generic.IReadOnlyList<NetSpec.DimensionRule> dimensions, TorchSharp.torch.ScalarType? dtype = null) =>
                _rule = new(model, input, dimensions, dtype);

            public void Check(TorchSharp.torch.Tensor tensor)
            {
                if (!NetSpec.Tests.Properties.Doors.AreOpen)
                {
                    _rule.Check(tensor);
                }
            }

            public void Check(TorchSharp.torch.Tensor tensor, TorchSharp.torch.Tensor weight)
            {
                if (!NetSpec.Tests.Properties.Doors.AreOpen)
                {
                    _rule.Check(tensor, weight);
                }
            }
        }

        internal static class ConstructorChecks
        {
            public static void RequireAtLeast(this TorchSharp.torch.nn.Module module, long least, long value, string name = "")
            {
                if (!NetSpec.Tests.Properties.Doors.AreOpen)
                {
                    NetSpec.ConstructorArguments.RequireAtLeast(module, least, value, name);
                }
            }

            public static void RequireMultiple(this TorchSharp.torch.nn.Module module, long value, long divisor, string name = "", string divisorName = "")
            {
                if (!NetSpec.Tests.Properties.Doors.AreOpen)
                {
                    NetSpec.ConstructorArguments.RequireMultiple(module, value, divisor, name, divisorName);
                }
            }

            public static void RequireEqual(this TorchSharp.torch.nn.Module module, long value, long other, string name = "", string otherName = "")
            {
                if (!NetSpec.Tests.Properties.Doors.AreOpen)
                {
                    NetSpec.ConstructorArguments.RequireEqual(module, value, other, name, otherName);
                }
            }

            public static void RequireEqualOrOne(this TorchSharp.torch.nn.Module module, long value, long other, string name = "", string otherName = "")
            {
                if (!NetSpec.Tests.Properties.Doors.AreOpen)
                {
                    NetSpec.ConstructorArguments.RequireEqualOrOne(module, value, other, name, otherName);
                }
            }
        }
        }
        """;
}
