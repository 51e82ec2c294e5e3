using System.Collections;
using static TorchSharp.torch;

namespace NetSpec;

/// <summary>Modules in order, each under a name of its own: <c>encoder_layer_0</c>, <c>encoder_layer_1</c>, … (<c>ModuleList</c> numbers its items).</summary>
/// <typeparam name="T">The type of the modules.</typeparam>
public sealed class NamedModuleList<T> : nn.Module, IReadOnlyList<T>
    where T : nn.Module
{
    private readonly List<T> _items = [];

    internal IList<T> Items => _items;

    /// <summary>Makes an empty list.</summary>
    public NamedModuleList()
        : base(nameof(NamedModuleList<T>))
    {
    }

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>Adds a module at the end.</summary>
    /// <param name="name">Its name in the state_dict.</param>
    /// <param name="module">The module; the list owns it from now on.</param>
    /// <exception cref="ArgumentException">The name is taken or has a dot.</exception>
    public void Add(string name, T module)
    {
        register_module(name, module);
        _items.Add(module);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
    }
}
