namespace NetSpec.Build;

/// <summary>The versions of symbols that a native library asks other libraries for.</summary>
internal static class SymbolVersions
{
    private const uint VersionNeeds = 0x6FFFFFFE;
    private const ushort Weak = 2;

    // Offsets in the entry of a library (Elf64_Verneed) and in that of a version it must have (Elf64_Vernaux).
    private const uint LibraryVersionCount = 2;
    private const uint LibraryFirstVersion = 8;
    private const uint LibraryNext = 12;
    private const uint VersionFlags = 4;
    private const uint VersionName = 8;
    private const uint VersionNext = 12;

    /// <summary>
    /// Marks the needs of one version as weak in place: the dynamic loader then accepts libraries without it. Returns how many it
    /// marked: none in a file that does not need the version, needs it weakly already, or is for another platform.
    /// </summary>
    public static int Weaken(byte[] bytes, string version)
    {
        var image = new ElfImage(bytes);
        if (!image.IsX64)
        {
            return 0;
        }

        var sections = image.ReadSections();
        var weakened = 0;
        foreach (var section in sections.Where(section => section.Type == VersionNeeds))
        {
            if (section.Link >= sections.Count)
            {
                throw new ElfFormatException($"its version needs take their names from section {section.Link} of {sections.Count}");
            }

            weakened += WeakenSection(image, section, sections[(int)section.Link].Offset, version);
        }

        return weakened;
    }

    private static int WeakenSection(ElfImage image, ElfSection needs, ulong names, string version)
    {
        var weakened = 0;
        var library = needs.Offset;
        for (var i = 0u; i < needs.EntryCount; i++)
        {
            weakened += WeakenLibrary(image, library, names, version);
            var next = image.ReadUInt32(library + LibraryNext);
            if (next == 0)
            {
                break;
            }

            library += next;
        }

        return weakened;
    }

    private static int WeakenLibrary(ElfImage image, ulong library, ulong names, string version)
    {
        var weakened = 0;
        var need = library + image.ReadUInt32(library + LibraryFirstVersion);
        var count = image.ReadUInt16(library + LibraryVersionCount);
        for (var i = 0; i < count; i++)
        {
            var flags = image.ReadUInt16(need + VersionFlags);
            if ((flags & Weak) == 0 && image.HasText(names + image.ReadUInt32(need + VersionName), version))
            {
                image.WriteUInt16(need + VersionFlags, (ushort)(flags | Weak));
                weakened++;
            }

            var next = image.ReadUInt32(need + VersionNext);
            if (next == 0)
            {
                break;
            }

            need += next;
        }

        return weakened;
    }
}
