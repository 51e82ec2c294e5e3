using NetSpec;

/// <summary>
/// What a process runs before its program if <c>DOTNET_STARTUP_HOOKS</c> names this assembly; the runtime looks for this name outside
/// any namespace.
/// </summary>
internal static class StartupHook
{
    /// <summary>Says what is wrong with the backend.</summary>
    public static void Initialize()
    {
        try
        {
            Backend.EnsureLoaded();
        }
        catch (DllNotFoundException exception)
        {
            Console.Write($"{exception.GetType().Name}: {exception.Message}");
        }
    }
}
