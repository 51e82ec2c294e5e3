using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace NetSpec.Tests.Memory;

/// <summary>
/// The bytes of the living tensors while a forward runs, asked of TorchSharp and libtorch after each statement. It knows nothing of what the
/// compiler says: a dispose scope round the forward lists the tensors, and libtorch says where each lies.
/// </summary>
public static class PeakMemory
{
    private static HashSet<nint>? _weights;
    private static long _before;
    private static long _peak;

    /// <summary>Measures a forward.</summary>
    /// <param name="network">The network, whose weights do not count.</param>
    /// <param name="makeInputs">Makes the inputs, which do.</param>
    public static long Of(torch.nn.Module network, Func<torch.Tensor[]> makeInputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(makeInputs);
        var state = network.state_dict().Values.ToList();
        _before = Helpers.LivingTensors.Count();
        using var noGradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        _weights = [.. state.Select(static tensor => THSStorage_data_ptr(tensor.Handle))];
        _peak = 0;
        try
        {
            var inputs = makeInputs();
            scope.DisposeEverythingBut(inputs);
            Sample();
            Helpers.DynamicNetworks.CallNullable(network, inputs);
            Sample();
            return _peak;
        }
        finally
        {
            _weights = null;
        }
    }

    /// <summary>The bytes that a network's own tensors take.</summary>
    public static long OfState(torch.nn.Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Bytes(network.state_dict().Values);
    }

    /// <summary>Looks at the living tensors. Generated code calls it after each statement; while nothing is measured it does nothing.</summary>
    public static void Sample()
    {
        if (_weights is not null)
        {
            List<torch.Tensor> living = [.. Scopes().SelectMany(static scope => scope.DisposablesView).OfType<torch.Tensor>()];
            if (torch.Tensor.TotalCount - _before > living.Count)
            {
                throw new InvalidOperationException($"{torch.Tensor.TotalCount - _before} tensors live and the scopes know of {living.Count}");
            }

            _peak = Math.Max(_peak, Bytes(living));
        }
    }

    /// <summary>Looks at the living tensors when a result was made and before anything is disposed on the way out.</summary>
    public static T After<T>(T result)
    {
        Sample();
        return result;
    }

    private static long Bytes(IEnumerable<torch.Tensor> tensors) =>
        tensors.Select(static tensor => (Storage: THSStorage_data_ptr(tensor.Handle), Bytes: (long)THSStorage_nbytes(tensor.Handle)))
            .Where(static tensor => tensor.Bytes > 0 && _weights?.Contains(tensor.Storage) != true)
            .DistinctBy(static tensor => tensor.Storage)
            .Sum(static tensor => tensor.Bytes);

    private static IEnumerable<DisposeScope> Scopes()
    {
        for (var scope = Current(Manager(null)); scope is not null; scope = Outer(scope))
        {
            yield return scope;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "get_ThreadSingleton")]
    private static extern DisposeScopeManager Manager(DisposeScopeManager? type);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_CurrentDisposeScope")]
    private static extern DisposeScope? Current(DisposeScopeManager manager);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_OuterScope")]
    private static extern DisposeScope? Outer(DisposeScope scope);

    [DllImport("LibTorchSharp")]
    private static extern nint THSStorage_data_ptr(nint tensor);

    [DllImport("LibTorchSharp")]
    private static extern nuint THSStorage_nbytes(nint tensor);
}
