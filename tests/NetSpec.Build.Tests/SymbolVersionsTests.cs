using System.Buffers.Binary;

namespace NetSpec.Build.Tests;

public sealed class SymbolVersionsTests
{
    private const byte Weak = 2;

    [Fact]
    public void Only_the_flag_of_the_version_changes()
    {
        var original = ElfBuilder.Build(["GLIBCXX_3.4", ElfBuilder.Version, "GLIBCXX_3.4.3"]);
        var cured = (byte[])original.Clone();

        Assert.Equal(1, SymbolVersions.Weaken(cured, ElfBuilder.Version));

        original[ElfBuilder.FlagsOf(version: 1)] |= Weak;
        Assert.Equal(original, cured);
    }

    [Fact]
    public void The_version_is_found_in_every_library()
    {
        var bytes = ElfBuilder.Build(["GLIBC_2.17"], ["GLIBCXX_3.4.30", ElfBuilder.Version], [ElfBuilder.Version]);

        Assert.Equal(2, SymbolVersions.Weaken(bytes, ElfBuilder.Version));
    }

    [Fact]
    public void A_cured_library_stays_as_it_is()
    {
        var bytes = ElfBuilder.Build([ElfBuilder.Version]);
        SymbolVersions.Weaken(bytes, ElfBuilder.Version);
        var once = (byte[])bytes.Clone();

        Assert.Equal(0, SymbolVersions.Weaken(bytes, ElfBuilder.Version));
        Assert.Equal(once, bytes);
    }

    [Theory]
    [InlineData(ElfBuilder.Class, 1)]
    [InlineData(ElfBuilder.Endianness, 2)]
    [InlineData(ElfBuilder.Machine, 183)]
    public void A_library_for_another_platform_stays_as_it_is(int offset, byte value)
    {
        var bytes = ElfBuilder.Build([ElfBuilder.Version]);
        bytes[offset] = value;

        Assert.Equal(0, SymbolVersions.Weaken(bytes, ElfBuilder.Version));
    }

    [Fact]
    public void A_library_without_section_headers_stays_as_it_is()
    {
        var bytes = ElfBuilder.Build([ElfBuilder.Version]);
        bytes.AsSpan(ElfBuilder.SectionTable, 8).Clear();

        Assert.Equal(0, SymbolVersions.Weaken(bytes, ElfBuilder.Version));
    }

    [Fact]
    public void A_library_without_version_needs_stays_as_it_is() =>
        Assert.Equal(0, SymbolVersions.Weaken(ElfBuilder.Build(), ElfBuilder.Version));

    [Fact]
    public void A_library_cut_off_anywhere_is_damaged()
    {
        var bytes = ElfBuilder.Build(["GLIBCXX_3.4", ElfBuilder.Version], ["GLIBC_2.17"]);

        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<ElfFormatException>(() => SymbolVersions.Weaken(bytes[..length], ElfBuilder.Version));
        }
    }

    [Fact]
    public void No_damage_to_one_byte_does_more_than_be_reported()
    {
        var original = ElfBuilder.Build(["GLIBCXX_3.4", ElfBuilder.Version], ["GLIBC_2.17"]);

        for (var i = 0; i < original.Length; i++)
        {
            for (var value = 0; value <= byte.MaxValue; value += 5)
            {
                var bytes = (byte[])original.Clone();
                bytes[i] = (byte)value;
                var exception = Record.Exception(() => SymbolVersions.Weaken(bytes, ElfBuilder.Version));
                Assert.True(exception is null or ElfFormatException, $"byte {i} = {value}: {exception}");
            }
        }
    }

    [Fact]
    public void Offsets_that_overflow_are_damage()
    {
        var bytes = ElfBuilder.Build([ElfBuilder.Version]);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(ElfBuilder.SectionTable), ulong.MaxValue - 8);

        Assert.Throws<ElfFormatException>(() => SymbolVersions.Weaken(bytes, ElfBuilder.Version));
    }

    [Fact]
    public void Text_is_not_an_ELF_file()
    {
        var exception = Assert.Throws<ElfFormatException>(() => SymbolVersions.Weaken("version https://git-lfs"u8.ToArray(), ElfBuilder.Version));

        Assert.Equal("it is not an ELF file", exception.Message);
    }
}
