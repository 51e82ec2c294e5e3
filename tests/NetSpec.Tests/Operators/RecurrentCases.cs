using static TorchSharp.torch;

namespace NetSpec.Tests.Operators;

/// <summary>Recurrent layers, against cells written by hand.</summary>
internal sealed class RecurrentCases : IOperatorCases
{
    public static IEnumerable<OperatorCase> Cases =>
    [
        Sequence("LSTM: {hidden_size: 4}", "[L, N, 3]", static run => Run(run, LstmCell, kinds: 2)),
        Sequence("LSTM: {hidden_size: 4, batch_first: true}", "[N, L, 3]", static run => BatchFirst(run, LstmCell, kinds: 2)),
        Sequence("LSTM: {hidden_size: 4, num_layers: 2, bidirectional: true}", "[L, N, 3]", static run => Run(run, LstmCell, kinds: 2, layers: 2, directions: 2)),
        Sequence("LSTM: {hidden_size: 4, bias: false}", "[L, N, 3]; [1, N, 4]; [1, N, 4]", static run => Run(run, LstmCell, kinds: 2)),
        Sequence("GRU: {hidden_size: 4}", "[L, N, 3]", static run => Run(run, GruCell)),
        Sequence("GRU: {hidden_size: 4, num_layers: 2, bidirectional: true, batch_first: true}", "[N, L, 3]", static run => BatchFirst(run, GruCell, layers: 2, directions: 2)),
        Sequence("GRU: {hidden_size: 4}", "[L, N, 3]; [1, N, 4]", static run => Run(run, GruCell)),
        Sequence("RNN: {hidden_size: 4}", "[L, N, 3]", static run => Run(run, static (x, h, w) => [Gates(x, h[0], w).tanh()])),
        Sequence("RNN: {hidden_size: 4, num_layers: 2, nonlinearity: relu, bias: false}", "[L, N, 3]", static run => Run(run, static (x, h, w) => [Gates(x, h[0], w).relu()], layers: 2)),
        Sequence("RNN: {hidden_size: 4}", "[L, N, 3]; [1, N, 4]", static run => Run(run, static (x, h, w) => [Gates(x, h[0], w).tanh()])),
        new("LSTMCell: {hidden_size: 4}", "[N, 3]", static run => Step(run, LstmCell, kinds: 2)),
        new("LSTMCell: {hidden_size: 4, bias: false}", "[N, 3]; [N, 4]; [N, 4]", static run => Step(run, LstmCell, kinds: 2)),
        new("GRUCell: {hidden_size: 4}", "[N, 3]", static run => Step(run, GruCell)),
        new("GRUCell: {hidden_size: 4, bias: false}", "[N, 3]; [N, 4]", static run => Step(run, GruCell)),
        new("RNNCell: {hidden_size: 4, nonlinearity: relu}", "[N, 3]", static run => Step(run, static (x, h, w) => [Gates(x, h[0], w).relu()])),
        new("RNNCell: {hidden_size: 4, bias: false}", "[N, 3]; [N, 4]", static run => Step(run, static (x, h, w) => [Gates(x, h[0], w).tanh()])),
        Sequence("GRU: {hidden_size: 4, bias: false}", "[L, N, 3]", static run => Run(run, GruCell)),
        Sequence("GRU: {hidden_size: 4, num_layers: 2, dropout: 1}", "[L, N, 3]", static run => Run(run, GruCell, layers: 2, drops: true)),
        Sequence("LSTM: {hidden_size: 4, num_layers: 2, dropout: 1}", "[L, N, 3]", static run => Run(run, LstmCell, kinds: 2, layers: 2, drops: true)),
        Sequence("RNN: {hidden_size: 4, num_layers: 2, dropout: 1}", "[L, N, 3]", static run => Run(run, static (x, h, w) => [Gates(x, h[0], w).tanh()], layers: 2, drops: true)),
        Sequence("RNN: {hidden_size: 4, batch_first: true, bidirectional: true}", "[N, L, 3]", static run => BatchFirst(run, static (x, h, w) => [Gates(x, h[0], w).tanh()], directions: 2)),
    ];

    public static IEnumerable<(string Layer, string Inputs, string Message)> Mistakes =>
    [
        ("LSTMCell: {hidden_size: 4}", "[N, 3]; [N, 4]; int64 [N, 4]", "one type"),
        ("LSTM: {hidden_size: 4}", "int64 [L, N, 3]", "fractions"),
        ("GRU: {hidden_size: 4}", "[L, N, 3]; int64 [1, N, 4]", "one type"),
        ("LSTMCell: {hidden_size: 4}", "[L, N, 3]", "[N, input_size]"),
        ("LSTMCell: {hidden_size: 4}", "int64 [N, 3]", "fractions"),
        ("LSTMCell: {hidden_size: 4}", "[N, 3]; [N, 4]", "2 states"),
        ("GRUCell: {hidden_size: 4, input_size: 5}", "[N, 3]", "input_size"),
        ("GRUCell: {hidden_size: 4}", "[N, 3]; [N, 5]", "'hidden_size'"),
        ("GRUCell: {hidden_size: 4}", "[2, 3]; [3, 4]", "the batch of the state"),
        ("RNNCell: {hidden_size: 4}", "[N, 3]; [1, N, 4]", "needs a state of shape"),
        ("RNNCell: {hidden_size: 4, nonlinearity: gelu}", "[N, 3]", "tanh, relu"),
        ("LSTM: {hidden_size: 4}", "[L, 3]", "[L, N, input_size]"),
        ("LSTM: {hidden_size: 4, input_size: 5}", "[L, N, 3]", "input_size"),
        ("LSTM: {hidden_size: 4}", "[L, N, 3]; [1, N, 4]", "2 initial states"),
        ("GRU: {hidden_size: 4}", "[L, N, 3]; [2, N, 4]", "initial state"),
        ("GRU: {hidden_size: 4}", "[L, N, 3]; [N, 4]", "of shape"),
        ("LSTM: {hidden_size: 4, num_layers: 2, dropout: 1.5}", "[L, N, 3]", "probability"),
        ("RNN: {hidden_size: 4, nonlinearity: gelu}", "[L, N, 3]", "tanh, relu"),
    ];

    private delegate Tensor[] Cell(Tensor input, Tensor[] states, Weights weights);

    /// <summary>libtorch's recurrent kernels refuse an empty batch.</summary>
    private static OperatorCase Sequence(string layer, string inputs, Func<OperatorRun, Tensor[]> reference) => new(layer, inputs, reference) { Sizes = "L=1..3", ShapeBatch = 2, Tolerance = 1e-5 };

    private static Tensor[] LstmCell(Tensor input, Tensor[] states, Weights weights)
    {
        var gates = Gates(input, states[0], weights).chunk(4, -1);
        var cell = (gates[1].sigmoid() * states[1]) + (gates[0].sigmoid() * gates[2].tanh());
        return [gates[3].sigmoid() * cell.tanh(), cell];
    }

    private static Tensor[] GruCell(Tensor input, Tensor[] states, Weights weights)
    {
        var (fromInput, fromState) = (weights.FromInput(input).chunk(3, -1), weights.FromState(states[0]).chunk(3, -1));
        var update = (fromInput[1] + fromState[1]).sigmoid();
        var candidate = (fromInput[2] + ((fromInput[0] + fromState[0]).sigmoid() * fromState[2])).tanh();
        return [((1 - update) * candidate) + (update * states[0])];
    }

    private static Tensor Gates(Tensor input, Tensor state, Weights weights) => weights.FromInput(input) + weights.FromState(state);

    private static Tensor[] BatchFirst(OperatorRun run, Cell cell, int kinds = 1, int layers = 1, int directions = 1)
    {
        var results = Run(run with { Inputs = [run.X.transpose(0, 1), .. run.Inputs.Skip(1)] }, cell, kinds, layers, directions);
        return [results[0].transpose(0, 1), .. results.Skip(1)];
    }

    /// <summary>One step; libtorch's cells take an empty batch.</summary>
    private static Tensor[] Step(OperatorRun run, Cell cell, int kinds = 1) =>
        cell(run.X, run.Inputs.Length > 1 ? run.Inputs[1..] : [.. Enumerable.Range(0, kinds).Select(_ => zeros(run.X.size(0), 4))], new Weights(run, ""));

    private static Tensor[] Run(OperatorRun run, Cell cell, int kinds = 1, int layers = 1, int directions = 1, bool drops = false)
    {
        var (sequence, last) = (run.X, new List<Tensor[]>());
        for (var layer = 0; layer < layers; layer++)
        {
            var outputs = new List<Tensor>();
            for (var direction = 0; direction < directions; direction++)
            {
                var states = Enumerable.Range(0, kinds).Select(kind => run.Inputs.Length > 1 ? run.Inputs[1 + kind].select(0, last.Count) : zeros(run.X.size(1), 4)).ToArray();
                var (output, final) = Pass(sequence, states, cell, new Weights(run, $"_l{layer}{(direction == 0 ? "" : "_reverse")}"), direction == 1);
                outputs.Add(output);
                last.Add(final);
            }

            sequence = cat([.. outputs], 2) * (drops && run.Training && layer + 1 < layers ? 0 : 1);
        }

        return [sequence, .. Enumerable.Range(0, kinds).Select(kind => stack(last.Select(final => final[kind])))];
    }

    private static (Tensor Output, Tensor[] States) Pass(Tensor sequence, Tensor[] states, Cell cell, Weights weights, bool isReverse)
    {
        var outputs = new List<Tensor>();
        for (var step = 0; step < sequence.size(0); step++)
        {
            states = cell(sequence.select(0, isReverse ? sequence.size(0) - 1 - step : step), states, weights);
            outputs.Add(states[0]);
        }

        if (isReverse)
        {
            outputs.Reverse();
        }

        return (stack(outputs), states);
    }

    private sealed record Weights(OperatorRun Run, string Suffix)
    {
        public Tensor FromInput(Tensor x) => Linear(x, "ih");

        public Tensor FromState(Tensor x) => Linear(x, "hh");

        private Tensor Linear(Tensor x, string kind) => x.matmul(Run[$"weight_{kind}{Suffix}"].t()) + (Run.Find($"bias_{kind}{Suffix}") ?? zeros(1));
    }
}
