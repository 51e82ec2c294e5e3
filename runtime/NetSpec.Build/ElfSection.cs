namespace NetSpec.Build;

/// <summary>What version needs are found by in the header of an ELF section.</summary>
/// <param name="Type">What the section holds.</param>
/// <param name="Offset">Where its content starts in the file.</param>
/// <param name="Link">The number of the section it belongs to: for version needs that of their names.</param>
/// <param name="EntryCount">For version needs: how many libraries they name.</param>
internal readonly record struct ElfSection(uint Type, ulong Offset, uint Link, uint EntryCount);
