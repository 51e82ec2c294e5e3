using NetSpec.Compiler.Operators.Memory;
using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Recurrent;

/// <summary>One step of a recurrent layer: decoders that attend run it again and again. Like the layers it counts no multiply-adds.</summary>
/// <param name="name">The name, in PyTorch and TorchSharp.</param>
/// <param name="summary">What it is.</param>
/// <param name="gates">How many rows the weights have for each hidden unit.</param>
/// <param name="states">How many states it takes and gives.</param>
/// <param name="more">Arguments of its own, after <c>hidden_size</c>.</param>
internal abstract class RecurrentCell(string name, string summary, int gates, int states, params OperatorParameter[] more) : Operator
{
    private readonly OperatorParameter[] _arguments =
    [
        Inferred("input_size", "The width of the input.").Called("inputSize"),
        Int("hidden_size", "The width of the hidden state.").Called("hiddenSize"),
        .. more,
        StateBool("bias", true, "Whether biases are added."),
    ];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override bool CanShare => false;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => _arguments;

    /// <inheritdoc/>
    public override bool HasOwnParameters => true;

    /// <inheritdoc/>
    public override int MaxInputs => 1 + states;

    /// <inheritdoc/>
    protected override bool HasDevice => true;

    /// <inheritdoc/>
    protected override bool HasDType => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (!call.HasRank("[N, input_size]", 2) || !DTypes.HoldsFractions(call, call.Input) || !DTypes.AreOne(call) || !call.Infer("input_size", call.Input[1]))
        {
            return;
        }

        var hidden = call.Int("hidden_size");
        var state = new TensorType([call.Input[0], hidden], call.Input.DType);
        if (TakesStates(call, state))
        {
            AddState(call, hidden);
            call.Returns([.. Enumerable.Repeat(state, states)]);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => inputs.Count switch
    {
        // TorchSharp's LSTMCell fails without states, and its other cells cannot be called without one.
        1 => $"{self}.CallFromZeros({inputs[0]})",
        2 => $"{self}.call({inputs[0]}, {inputs[1]})",
        _ => $"{self}.call({inputs[0]}, ({inputs[1]}, {inputs[2]}))",
    };

    private bool TakesStates(OperatorCall call, TensorType state)
    {
        if (call.Inputs.Count != 1 && call.Inputs.Count != 1 + states)
        {
            call.Error($"takes the input alone or with {states} states; {call.Inputs.Count} inputs come in");
            return false;
        }

        foreach (var given in call.Inputs.Skip(1))
        {
            if (given.Rank != 2)
            {
                call.Error($"needs a state of shape {state}; {given} comes in");
                return false;
            }

            if (!call.AreEqual(given[0], $"the batch of the state {given}", state[0], $"of the input {call.Input}") || !call.AreEqual(given[1], $"the width of the state {given}", state[1], "'hidden_size'"))
            {
                return false;
            }
        }

        return true;
    }

    private void AddState(OperatorCall call, Dim hidden)
    {
        call.Owns("weight_ih", hidden * gates, call.Input[1]);
        call.Owns("weight_hh", hidden * gates, hidden);
        if (call.Flag("bias"))
        {
            call.Owns("bias_ih", hidden * gates);
            call.Owns("bias_hh", hidden * gates);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory)
    {
        // Without states the runtime makes zeros, the same for both states, and frees them after the call.
        HeldTensor[] zeros = inputs.Count == 1 ? [memory.New(call.Outputs[0])] : [];
        var made = base.Run(call, inputs, memory);
        memory.Free(zeros);
        return made;
    }
}

/// <summary><c>torch.nn.LSTMCell</c>.</summary>
internal sealed class LstmCell() : RecurrentCell("LSTMCell", "One step of an LSTM on [N, input_size]: from zeros, or from a hidden and a cell state, [N, hidden_size] each.", gates: 4, states: 2)
{
    private static readonly string[] States = ["h", "c"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OutputNames => States;

    /// <inheritdoc/>
    public override ResultForm ResultForm => ResultForm.Tuple;
}

/// <summary><c>torch.nn.GRUCell</c>.</summary>
internal sealed class GruCell() : RecurrentCell("GRUCell", "One step of a GRU on [N, input_size]: from zeros, or from a hidden state [N, hidden_size].", gates: 3, states: 1);

/// <summary><c>torch.nn.RNNCell</c>.</summary>
internal sealed class RnnCell() : RecurrentCell(
    "RNNCell",
    "One step of Elman's recurrent layer on [N, input_size]: from zeros, or from a hidden state [N, hidden_size].",
    gates: 1,
    states: 1,
    RecurrentLayer.Nonlinearity);
