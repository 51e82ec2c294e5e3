namespace NetSpec.Build;

/// <summary>A file that should be an ELF library is damaged.</summary>
internal sealed class ElfFormatException(string message) : Exception(message);
