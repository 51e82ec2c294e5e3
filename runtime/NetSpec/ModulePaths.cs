using static TorchSharp.torch;

namespace NetSpec;

/// <summary>Modules whose names are paths, as <c>convs.0</c>.</summary>
public static class ModulePaths
{
    /// <summary>Registers a module under a path: in modules that do nothing but hold it, made where they are not there yet.</summary>
    /// <param name="module">The module from which the path leads.</param>
    /// <param name="path">The names in the state_dict, separated by dots.</param>
    /// <param name="child">The module; the holder owns it from now on.</param>
    /// <exception cref="ArgumentNullException">An argument is <c>null</c>.</exception>
    /// <exception cref="ArgumentException">A name in the path is empty.</exception>
    public static void RegisterAt(this nn.Module module, string path, nn.Module child)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(child);
        var names = path.Split('.');
        var holder = module;
        foreach (var name in names[..^1])
        {
            holder = holder.named_children().Where(inner => inner.name == name).Select(static inner => inner.module).FirstOrDefault() ?? Hold(holder, name);
        }

        holder.register_module(names[^1], child);
    }

    private static ModuleHolder Hold(nn.Module module, string name)
    {
        var holder = new ModuleHolder();
        module.register_module(name, holder);
        return holder;
    }

    private sealed class ModuleHolder() : nn.Module(nameof(ModuleHolder))
    {
        protected override void RegisterComponents()
        {
        }
    }
}
