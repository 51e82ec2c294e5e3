namespace NetSpec.Build.Tests;

public sealed class WeakenSymbolVersionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly BuildLog _log = new();

    // A path may hold what looks like a placeholder of a message.
    private string Source => _folder.File("{0} source.so");

    private string Destination => _folder.File("obj/NetSpec/copy.so");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_copy_is_cured_and_the_source_is_not()
    {
        var original = WriteSource(ElfBuilder.Build([ElfBuilder.Version]));

        Assert.True(Run());

        var copy = File.ReadAllBytes(Destination);
        Assert.Equal(0, SymbolVersions.Weaken(copy, ElfBuilder.Version));
        Assert.NotEqual(original, copy);
        Assert.Equal(original, File.ReadAllBytes(Source));
    }

    [Fact]
    public void A_destination_that_is_a_hard_link_is_replaced_and_not_written_through()
    {
        var original = WriteSource(ElfBuilder.Build([ElfBuilder.Version]));
        Directory.CreateDirectory(Path.GetDirectoryName(Destination)!);
        HardLink.Create(Destination, target: Source);

        Assert.True(Run());

        Assert.Equal(original, File.ReadAllBytes(Source));
        Assert.NotEqual(original, File.ReadAllBytes(Destination));
        Assert.Equal([Destination], Directory.GetFiles(Path.GetDirectoryName(Destination)!));
    }

    [Fact]
    public void A_library_that_needs_no_cure_is_copied()
    {
        var original = WriteSource(ElfBuilder.Build(["GLIBC_2.17"]));

        Assert.True(Run());

        Assert.Equal(original, File.ReadAllBytes(Destination));
    }

    [Fact]
    public void A_damaged_library_is_an_error_at_its_place()
    {
        WriteSource(ElfBuilder.Build([ElfBuilder.Version])[..100]);

        Assert.False(Run());

        var error = Assert.Single(_log.Errors);
        Assert.Equal("NS9001", error.Code);
        Assert.Equal(Source, error.File);
        Assert.Equal("This native library is damaged: it ends after 100 bytes, where byte 112 is needed. Delete the folder of its package and restore again.", error.Message);
        Assert.False(File.Exists(Destination));
    }

    [Fact]
    public void A_missing_library_is_an_error_at_its_place()
    {
        Assert.False(Run());

        var error = Assert.Single(_log.Errors);
        Assert.Equal("NS9001", error.Code);
        Assert.Equal(Source, error.File);
        Assert.StartsWith("This native library cannot be prepared for Linux: ", error.Message, StringComparison.Ordinal);
    }

    private byte[] WriteSource(byte[] bytes)
    {
        File.WriteAllBytes(Source, bytes);
        return bytes;
    }

    private bool Run() => new WeakenSymbolVersion
    {
        BuildEngine = _log,
        Source = Source,
        Destination = Destination,
        SymbolVersion = ElfBuilder.Version,
    }.Execute();
}
