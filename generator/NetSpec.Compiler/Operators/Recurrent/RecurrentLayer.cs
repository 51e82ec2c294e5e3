using NetSpec.Compiler.Operators.Memory;
using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Recurrent;

/// <summary>What the recurrent layers share: arguments, shapes, PyTorch's keys. They count no multiply-adds, as papers do not.</summary>
/// <param name="name">The name, in PyTorch and TorchSharp.</param>
/// <param name="summary">What it is.</param>
/// <param name="gates">How many rows the weights have for each hidden unit.</param>
/// <param name="states">How many states it takes and gives.</param>
/// <param name="more">Arguments of its own, after <c>num_layers</c>.</param>
internal abstract class RecurrentLayer(string name, string summary, int gates, int states, params OperatorParameter[] more) : Operator
{
    /// <summary>The argument of Elman's layer and cell.</summary>
    public static OperatorParameter Nonlinearity { get; } =
        Word("nonlinearity", "tanh", "What the hidden state goes through.", ("tanh", "nn.NonLinearities.Tanh"), ("relu", "nn.NonLinearities.ReLU")).Called("nonLinearity");

    private static readonly string[] StateNames = ["h_n", "c_n"];

    private readonly OperatorParameter[] _arguments =
    [
        Inferred("input_size", "The width of the input.").Called("inputSize"),
        Int("hidden_size", "The width of the hidden state.").Called("hiddenSize"),
        Int("num_layers", 1, "How many layers stand one upon another.").Called("numLayers") with { DecidesState = true },
        .. more,
        StateBool("bias", true, "Whether biases are added."),
        Bool("batch_first", false, "Whether input and output are [N, L, …] and not [L, N, …]; states never are.").Called("batchFirst"),
        Probability("dropout", 0, "The probability, in training, that an output of a layer other than the last is dropped."),
        StateBool("bidirectional", false, "Whether a second run goes from the end to the start; both outputs are joined."),
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
    public override int MaxInputs => 1 + states;

    /// <inheritdoc/>
    public override IReadOnlyList<string> OutputNames => ["output", .. StateNames.Take(states)];

    /// <inheritdoc/>
    public override ResultForm ResultForm => ResultForm.Tuple;

    /// <inheritdoc/>
    protected override bool HasDevice => true;

    /// <inheritdoc/>
    protected override bool HasDType => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (!call.HasRank("[L, N, input_size], or with batch_first [N, L, input_size]", 3) || !DTypes.HoldsFractions(call, call.Input) || !DTypes.AreOne(call) || !call.Infer("input_size", call.Input[2])
            || call.KnownFlag("batch_first") is not { } batchFirst || call.KnownFlag("bidirectional") is not { } bidirectional)
        {
            return;
        }

        var (hidden, directions) = (call.Int("hidden_size"), bidirectional ? 2 : 1);
        var state = new TensorType([call.Int("num_layers") * directions, call.Input[batchFirst ? 0 : 1], hidden], call.Input.DType);
        if (TakesStates(call, state))
        {
            AddState(call, hidden, directions);
            call.Returns([call.Input.With(2, hidden * directions), .. Enumerable.Repeat(state, states)]);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => inputs.Count switch
    {
        // TorchSharp's call without a state leaks the zeros it makes.
        1 => $"{self}.CallFromZeros({inputs[0]})",
        2 => $"{self}.call({inputs[0]}, {inputs[1]})",
        _ => $"{self}.call({inputs[0]}, ({inputs[1]}, {inputs[2]}))",
    };

    private bool TakesStates(OperatorCall call, TensorType state)
    {
        if (call.Inputs.Count != 1 && call.Inputs.Count != 1 + states)
        {
            call.Error($"takes the sequence alone or with {states} initial states; {call.Inputs.Count} inputs come in");
            return false;
        }

        return call.Inputs.Skip(1).All(given => given.Rank == 3
            ? Enumerable.Range(0, 3).All(axis => call.AreEqual(given[axis], $"dimension {axis} of the initial state {given}", state[axis], $"of {state}"))
            : Refuse(call, given, state));
    }

    private static bool Refuse(OperatorCall call, TensorType given, TensorType state)
    {
        call.Error($"needs an initial state of shape {state}; {given} comes in");
        return false;
    }

    private void AddState(OperatorCall call, Dim hidden, int directions)
    {
        var layers = call.StateCount("num_layers");
        for (var layer = 0; layer < layers; layer++)
        {
            var width = layer == 0 ? call.Input[2] : hidden * directions;
            for (var direction = 0; direction < directions; direction++)
            {
                var suffix = $"l{layer}{(direction == 0 ? "" : "_reverse")}";
                call.Owns($"weight_ih_{suffix}", hidden * gates, width);
                call.Owns($"weight_hh_{suffix}", hidden * gates, hidden);
                if (call.Flag("bias"))
                {
                    call.Owns($"bias_ih_{suffix}", hidden * gates);
                    call.Owns($"bias_hh_{suffix}", hidden * gates);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory)
    {
        // Without states the layer makes zeros, which the runtime frees after the call.
        HeldTensor[] zeros = inputs.Count == 1 ? [.. call.Outputs.Skip(1).Select(memory.New)] : [];
        var made = base.Run(call, inputs, memory);
        memory.Free(zeros);
        return made;
    }
}

/// <summary><c>torch.nn.LSTM</c>.</summary>
internal sealed class Lstm() : RecurrentLayer("LSTM", "Long short-term memory (Hochreiter and Schmidhuber, 1997).", gates: 4, states: 2);

/// <summary><c>torch.nn.GRU</c>.</summary>
internal sealed class Gru() : RecurrentLayer("GRU", "Gated recurrent unit (Cho et al., 2014).", gates: 3, states: 1);

/// <summary><c>torch.nn.RNN</c>.</summary>
internal sealed class Rnn() : RecurrentLayer(
    "RNN",
    "Elman's recurrent layer.",
    gates: 1,
    states: 1,
    Nonlinearity);
