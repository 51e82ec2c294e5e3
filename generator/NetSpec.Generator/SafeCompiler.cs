using System.Runtime.CompilerServices;
using NetSpec.Compiler;
using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Generator;

/// <summary>Compiles a file so that an error of the compiler itself is reported at that file and leaves the others alone.</summary>
internal static class SafeCompiler
{
    /// <summary>Compiles a file with its imports.</summary>
    public static CompiledSpec Compile(SpecClosure closure, CancellationToken cancellation)
    {
        try
        {
            return CompileCore(closure, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new([], [.. closure.Spec.Diagnostics, InternalError.Of(closure.Spec.Path, e)], []);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CompiledSpec CompileCore(SpecClosure closure, CancellationToken cancellation) => SpecCompiler.Compile(closure, cancellation);
}
