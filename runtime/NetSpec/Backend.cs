using System.Runtime.InteropServices;
using TorchSharp;

namespace NetSpec;

/// <summary>The native libraries that torch runs on: a missing one is told in one message, before torch is touched.</summary>
/// <remarks>
/// Left to itself TorchSharp copies the libtorch of the machine's packages folder, half a gigabyte, beside the program, and blames a
/// missing reference whatever the cause is. A program that brings its own libtorch loads it with
/// <see cref="NativeLibrary.Load(string)"/> first.
/// </remarks>
public static class Backend
{
    // The order in which TorchSharp loads them: the second needs the first.
    private static readonly string[] Libraries = ["torch_cpu", "LibTorchSharp"];

    private static volatile bool _isLoaded;

    /// <summary>Loads the native libraries, once; every later call only reads a field.</summary>
    /// <remarks>A program that uses torch before it creates a model may call it first thing.</remarks>
    /// <exception cref="DllNotFoundException">
    /// A library is missing, which the message mends by naming the package to add, or is there and does not load, with the reason.
    /// </exception>
    public static void EnsureLoaded()
    {
        if (!_isLoaded)
        {
            Array.ForEach(Libraries, Load);
            _isLoaded = true;
        }
    }

    /// <summary>
    /// The same in a generated constructor, where <c>base(Backend.EnsureLoaded(nameof(ResNet50)))</c> is all that comes before torch:
    /// the base class already calls it.
    /// </summary>
    /// <param name="name">The class whose constructor asks.</param>
    /// <returns>The name as it is.</returns>
    /// <exception cref="DllNotFoundException">As for <see cref="EnsureLoaded()"/>.</exception>
    public static string EnsureLoaded(string name)
    {
        EnsureLoaded();
        return name;
    }

    private static void Load(string library)
    {
        try
        {
            NativeLibrary.Load(library, typeof(torch).Assembly, null);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw new DllNotFoundException(BackendFailure.Of(library, exception).ToString(), exception);
        }
    }
}
