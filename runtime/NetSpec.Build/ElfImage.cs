using System.Buffers.Binary;

namespace NetSpec.Build;

/// <summary>The bytes of an ELF file, read and written as 64-bit little-endian. What lies outside the file is an <see cref="ElfFormatException"/>.</summary>
internal sealed class ElfImage(byte[] bytes)
{
    private const int HeaderSize = 64;
    private const int SectionHeaderSize = 64;
    private const byte Class64 = 2;
    private const byte LittleEndian = 1;
    private const ushort MachineX64 = 62;

    private static ReadOnlySpan<byte> Magic => [0x7F, (byte)'E', (byte)'L', (byte)'F'];

    /// <summary>Whether the file is for Linux on x64; the other properties may be used only then.</summary>
    public bool IsX64
    {
        get
        {
            if (!bytes.AsSpan(0, Math.Min(bytes.Length, Magic.Length)).SequenceEqual(Magic))
            {
                throw new ElfFormatException("it is not an ELF file");
            }

            return Slice(4, 1)[0] == Class64 && Slice(5, 1)[0] == LittleEndian && ReadUInt16(18) == MachineX64;
        }
    }

    /// <summary>The file's sections; none where they were stripped.</summary>
    public IReadOnlyList<ElfSection> ReadSections()
    {
        Slice(0, HeaderSize);
        var offset = ReadUInt64(0x28);
        var entrySize = ReadUInt16(0x3A);
        var count = ReadUInt16(0x3C);
        if (offset == 0 || count == 0)
        {
            return [];
        }

        if (entrySize < SectionHeaderSize)
        {
            throw new ElfFormatException($"its section headers have {entrySize} bytes each, {SectionHeaderSize} are needed");
        }

        var sections = new ElfSection[count];
        for (var i = 0; i < count; i++)
        {
            sections[i] = ReadSection(offset + ((ulong)i * entrySize));
        }

        return sections;
    }

    public ushort ReadUInt16(ulong offset) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(offset, 2));

    public uint ReadUInt32(ulong offset) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(offset, 4));

    public void WriteUInt16(ulong offset, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Slice(offset, 2), value);

    /// <summary>Whether the zero-terminated text at a place is the given one, which is ASCII.</summary>
    public bool HasText(ulong offset, string text)
    {
        var actual = Slice(offset, text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            if (actual[i] != text[i])
            {
                return false;
            }
        }

        return actual[text.Length] == 0;
    }

    private ElfSection ReadSection(ulong header)
    {
        // Headers come last in a library, so that this finds one that was cut off by a few bytes.
        Slice(header, SectionHeaderSize);
        return new ElfSection(
            Type: ReadUInt32(header + 4),
            Offset: ReadUInt64(header + 24),
            Link: ReadUInt32(header + 40),
            EntryCount: ReadUInt32(header + 44));
    }

    private ulong ReadUInt64(ulong offset) => BinaryPrimitives.ReadUInt64LittleEndian(Slice(offset, 8));

    private Span<byte> Slice(ulong offset, int length)
    {
        // Compared so that no sum can overflow: offsets come from the file.
        if (offset > (ulong)bytes.Length || (ulong)length > (ulong)bytes.Length - offset)
        {
            throw new ElfFormatException($"it ends after {bytes.Length} bytes, where byte {offset} is needed");
        }

        return bytes.AsSpan((int)offset, length);
    }
}
