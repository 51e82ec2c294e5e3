using System.Buffers.Binary;
using System.Text;

namespace NetSpec.Build.Tests;

/// <summary>Writes small ELF libraries that need versions of other libraries' symbols.</summary>
internal static class ElfBuilder
{
    public const string Version = "GLIBCXX_3.4.32";

    public const int Class = 4;
    public const int Endianness = 5;
    public const int Machine = 18;
    public const int SectionTable = 0x28;
    public const int SectionHeaderSize = 0x3A;

    private const int FileHeader = 64;
    private const int SectionHeader = 64;
    private const int Entry = 16;
    private const int NeedsSection = 1;
    private const int NamesSection = 2;

    /// <summary>A library that needs, of each of its libraries, the given versions.</summary>
    public static byte[] Build(params string[][] libraries)
    {
        var names = Names(libraries.SelectMany(versions => versions));
        var needs = Needs(libraries, names);
        var sections = FileHeader + needs.Length + names.Length;
        var file = new byte[sections + (3 * SectionHeader)];
        WriteFileHeader(file, sections);
        needs.CopyTo(file, FileHeader);
        names.CopyTo(file, FileHeader + needs.Length);
        WriteSection(file.AsSpan(sections + (NeedsSection * SectionHeader)), 0x6FFFFFFE, FileHeader, libraries.Length);
        WriteSection(file.AsSpan(sections + (NamesSection * SectionHeader)), 3, FileHeader + needs.Length, 0);
        return file;
    }

    /// <summary>Where the flags of a version's need are in a library of one library that <see cref="Build"/> made.</summary>
    public static int FlagsOf(int version) => FileHeader + Entry + (version * Entry) + 4;

    private static byte[] Names(IEnumerable<string> versions) => Encoding.ASCII.GetBytes("\0" + string.Concat(versions.Select(version => version + "\0")));

    private static byte[] Needs(string[][] libraries, byte[] names)
    {
        var needs = new byte[libraries.Sum(versions => Entry * (1 + versions.Length))];
        var rest = needs.AsSpan();
        for (var i = 0; i < libraries.Length; i++)
        {
            var size = Entry * (1 + libraries[i].Length);
            WriteLibrary(rest[..size], libraries[i], names, isLast: i == libraries.Length - 1);
            rest = rest[size..];
        }

        return needs;
    }

    private static void WriteLibrary(Span<byte> library, string[] versions, byte[] names, bool isLast)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(library, 1);
        BinaryPrimitives.WriteUInt16LittleEndian(library[2..], (ushort)versions.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(library[8..], Entry);
        BinaryPrimitives.WriteUInt32LittleEndian(library[12..], isLast ? 0 : (uint)library.Length);
        for (var i = 0; i < versions.Length; i++)
        {
            var need = library[(Entry * (i + 1))..];
            var name = names.AsSpan().IndexOf(Encoding.ASCII.GetBytes("\0" + versions[i] + "\0")) + 1;
            BinaryPrimitives.WriteUInt32LittleEndian(need[8..], (uint)name);
            BinaryPrimitives.WriteUInt32LittleEndian(need[12..], i == versions.Length - 1 ? 0u : Entry);
        }
    }

    private static void WriteFileHeader(Span<byte> file, int sections)
    {
        "\u007FELF"u8.CopyTo(file);
        file[Class] = 2;
        file[Endianness] = 1;
        file[Machine] = 62;
        BinaryPrimitives.WriteUInt64LittleEndian(file[SectionTable..], (ulong)sections);
        BinaryPrimitives.WriteUInt16LittleEndian(file[SectionHeaderSize..], SectionHeader);
        BinaryPrimitives.WriteUInt16LittleEndian(file[0x3C..], 3);
    }

    private static void WriteSection(Span<byte> section, uint type, int offset, int entries)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(section[4..], type);
        BinaryPrimitives.WriteUInt64LittleEndian(section[24..], (ulong)offset);
        BinaryPrimitives.WriteUInt32LittleEndian(section[40..], NamesSection);
        BinaryPrimitives.WriteUInt32LittleEndian(section[44..], (uint)entries);
    }
}
