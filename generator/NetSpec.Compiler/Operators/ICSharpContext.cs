using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators;

/// <summary>What an operator may ask of the class that is being written.</summary>
internal interface ICSharpContext
{
    /// <summary>A C# expression for a value.</summary>
    string Print(Value value);

    /// <summary>A C# expression for a dimension.</summary>
    string Print(Dim dim);

    /// <summary>Whether forward can ask its inputs for a dimension: a sequence may get a size that is a formula of sizes it does not see.</summary>
    bool CanAsk(Dim dim);

    /// <summary>The device that forward works on, for functions that have no input to ask.</summary>
    string Device { get; }

    /// <summary>A cached <c>Scalar</c> of this value: an implicit one can be finalised while the kernel reads it (TorchSharp handbook 2.2).</summary>
    string Scalar(Value value);

    /// <summary>A call with the written and the inferred arguments in the operator's order, defaults left out.</summary>
    string Invoke(string function, OperatorCall call, bool device, bool dtype);

    /// <summary>The same after the inputs: how a function of <c>nn.functional</c> is called.</summary>
    string Apply(string function, IEnumerable<string> inputs, OperatorCall call);
}
