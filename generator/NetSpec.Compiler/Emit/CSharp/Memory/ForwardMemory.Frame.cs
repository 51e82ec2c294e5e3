using NetSpec.Compiler.Analysis;
using NetSpec.Compiler.Analysis.Architecture;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Operators.Memory;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp.Memory;

/// <content>The statements of one forward, in the order and with the disposals of <see cref="ForwardLowering"/>.</content>
internal sealed partial class ForwardMemory
{
    private sealed class Frame(ForwardMemory memory, BoundModule module, ForwardPlan plan, Bindings bindings, string path)
    {
        private readonly MemoryTrace _trace = memory._trace;

        /// <summary>The locals; tensors that share a handle, because a step works in place, hold one.</summary>
        public Dictionary<TensorValue, HeldTensor?> Held { get; } = [];

        public IReadOnlyList<HeldTensor?> Run()
        {
            foreach (var own in module.Tensors)
            {
                Held[own.Value] = HeldTensor.Weight(bindings.Of(own.Value.Type));
            }

            foreach (var absent in module.Outputs.Where(static output => output.Value.IsAbsent))
            {
                Held[absent.Value] = null;
            }

            for (var i = 0; i < module.Steps.Count; i++)
            {
                i += module.Steps[i].Condition is null ? Unconditional(i) : Conditional(i);
            }

            return Results();
        }

        /// <summary>Follows a step; returns how many more were followed with it: none.</summary>
        private int Unconditional(int index)
        {
            var step = module.Steps[index];
            IReadOnlyList<HeldTensor?> inputs = [.. step.Inputs.Select(input => Held[input])];
            var isSkipped = step.OnlyTraining || step.Inputs.Any(input => input.IsNullable && Held[input] is null);
            var made = isSkipped ? [.. step.Outputs.Select(static _ => (HeldTensor?)null)] : Make(step, index, inputs);
            Set(step, made);
            Free(plan.LastUses(index));
            return 0;
        }

        private IReadOnlyList<HeldTensor?> Make(Step step, int index, IReadOnlyList<HeldTensor?> inputs)
        {
            if (plan.OverwrittenInput(index) is >= 0 and var overwritten)
            {
                return [inputs[overwritten]];
            }

            IReadOnlyList<TensorType> types = [.. step.Outputs.Select(static output => output.Type)];
            return step switch
            {
                FunctionStep function => memory.Run(function.Call, bindings, inputs, Join(path, ForwardTrace.FunctionName(step))),
                CallStep call => memory.Run(call.Child.Content, bindings, inputs, Join(path, call.Child.Key), types),
                ChainStep { Merge: null, Inputs.Count: 1 } chain => [memory.Chain(chain.Child.Content, bindings, inputs[0]!, Join(path, chain.Child.Key), types)],
                ChainStep chain => [Loop(chain, inputs, types)],
                _ => throw new InvalidOperationException($"unknown step {step.GetType().Name}"),
            };
        }

        /// <summary>A chain that is emitted as a loop: it starts from an alias, and each running value is freed when the next is there.</summary>
        private HeldTensor Loop(ChainStep chain, IReadOnlyList<HeldTensor?> inputs, IReadOnlyList<TensorType> types)
        {
            var list = Join(path, chain.Child.Key);
            var running = inputs[0]!.Alias();
            foreach (var (item, round, key) in Items(chain.Child.Content, bindings))
            {
                var output = memory.Run(item, round, [running, .. inputs.Skip(1)], Join(list, key), types)[0]!;
                if (chain.Merge is { } merge)
                {
                    var joined = memory.Run(merge, bindings, [running, output], Join(list, merge.Operator.Name))[0]!;
                    _trace.Free(output);
                    output = joined;
                }

                _trace.Free(running);
                running = output;
            }

            return running;
        }

        /// <summary>Follows a step that the constructor decided about; returns how many more were followed with it.</summary>
        private int Conditional(int index)
        {
            var step = module.Steps[index];
            IReadOnlyList<HeldTensor?> inputs = [.. step.Inputs.Select(input => Held[input])];
            var isThere = bindings.Holds(step.Condition!);
            if (plan.OverwrittenInput(index) is >= 0 and var overwritten)
            {
                Set(step, [inputs[overwritten]]);
            }
            else if (plan.ConsumerOf(index) is { } consumer)
            {
                WithConsumer(step, consumer, index, inputs, isThere);
                return 1;
            }
            else
            {
                Set(step, isThere ? Make(step, index, inputs) : [Held[step.Fallback!]!.Alias()]);
            }

            Free(plan.LastUses(index));
            return 0;
        }

        /// <summary>Both are one <c>if</c>: what either uses last is freed after it.</summary>
        private void WithConsumer(Step step, FunctionStep consumer, int index, IReadOnlyList<HeldTensor?> inputs, bool isThere)
        {
            var result = step.Outputs[0];
            Held[result] = isThere ? Make(step, index, inputs)[0] : Held[step.Fallback!];
            Set(consumer, Make(consumer, index + 1, [.. consumer.Inputs.Select(input => Held[input])]));
            if (isThere)
            {
                _trace.Free(Held[result]!);
            }

            Free(plan.LastUses(index).Concat(plan.LastUses(index + 1)).Where(value => value != result));
        }

        private void Set(Step step, IReadOnlyList<HeldTensor?> made)
        {
            for (var i = 0; i < step.Outputs.Count; i++)
            {
                Held[step.Outputs[i]] = made[i];
            }
        }

        private void Free(IEnumerable<TensorValue> values)
        {
            foreach (var tensor in values.Select(value => Held[value]).Distinct())
            {
                memory.Free(tensor);
            }
        }

        /// <summary>An input or a weight that goes out, and a tensor that goes out twice, is another handle.</summary>
        private IReadOnlyList<HeldTensor?> Results()
        {
            var seen = new HashSet<TensorValue>();
            return [.. module.Outputs.Select(output => Held[output.Value] is { } tensor && !(seen.Add(output.Value) && IsMade(output.Value)) ? tensor.Alias() : Held[output.Value])];
        }

        private bool IsMade(TensorValue value) => !module.Inputs.Contains(value) && module.Tensors.All(own => own.Value != value);
    }
}
