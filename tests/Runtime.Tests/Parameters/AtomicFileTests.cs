using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using StaticNets.Runtime.Parameters;
using Xunit;

namespace StaticNets.Runtime.Tests.Parameters;

public sealed class AtomicFileTests : IDisposable
{
    private static readonly byte[] Old = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];

    private static readonly byte[] New = [.. Enumerable.Range(0, 2000).Select(i => (byte)(i * 7))];

    private readonly string folder = Directory.CreateTempSubdirectory("staticnets").FullName;

    private string Target => Path.Combine(folder, "net.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_is_created_and_replaced_and_nothing_is_left_beside_it()
    {
        AtomicFile.Write(Target, stream => stream.Write(Old));
        Assert.Equal(Old, File.ReadAllBytes(Target));
        AtomicFile.Write(Target, stream => stream.Write(New));
        Assert.Equal(New, File.ReadAllBytes(Target));
        Assert.Single(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_relative_path_is_one_in_the_current_folder()
    {
        string name = Path.GetRelativePath(Environment.CurrentDirectory, Target);
        AtomicFile.Write(name, stream => stream.Write(New));
        Assert.Equal(New, File.ReadAllBytes(Target));
    }

    /// <summary>As when the disk is full at each byte, or the caller fails.</summary>
    [Fact]
    public void What_fails_at_any_byte_leaves_the_old_file_and_nothing_beside_it()
    {
        File.WriteAllBytes(Target, Old);
        for (int position = 0; position <= New.Length; position += 50)
        {
            int at = position;
            Assert.Throws<TimeoutException>(() => AtomicFile.Write(Target, stream =>
            {
                stream.Write(New.AsSpan(0, at));
                throw new TimeoutException();
            }));
            Assert.Equal(Old, File.ReadAllBytes(Target));
            Assert.Single(Directory.GetFileSystemEntries(folder));
        }
    }

    [Fact]
    public void A_dead_save_is_cleaned_up_and_a_living_one_is_not()
    {
        string dead = Target + ".0123456789abcdef.saving";
        string living = Target + ".fedcba9876543210.saving";
        string[] others = [Target + ".0123456789abcdef.saved", Target + ".0123456789abcdeg.saving", Target + ".1.saving", Path.Combine(folder, "other.0123456789abcdef.saving")];
        foreach (string path in (string[])[dead, .. others])
        {
            File.WriteAllBytes(path, Old);
        }

        using (FileStream open = new(living, FileMode.CreateNew, FileAccess.Write, FileShare.Delete))
        {
            AtomicFile.Write(Target, stream => stream.Write(New));
            Assert.False(File.Exists(dead));
            Assert.True(File.Exists(living));
        }

        AtomicFile.Write(Target, stream => stream.Write(New));
        Assert.False(File.Exists(living));
        Assert.All(others, path => Assert.True(File.Exists(path)));
    }

    [Fact]
    public void Saves_at_once_all_succeed_and_the_file_is_one_of_theirs()
    {
        byte[][] contents = [.. Enumerable.Range(1, 4).Select(writer => Enumerable.Repeat((byte)writer, 100_000).ToArray())];
        Parallel.For(0, 40, save => AtomicFile.Write(Target, stream =>
        {
            byte[] content = contents[save % contents.Length];
            stream.Write(content.AsSpan(0, content.Length / 2));
            stream.Write(content.AsSpan(content.Length / 2));
        }));

        Assert.Contains(File.ReadAllBytes(Target), contents);
        AtomicFile.Write(Target, stream => stream.Write(New));
        Assert.Single(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_file_that_is_being_read_can_be_replaced()
    {
        NetworkCore network = Sample.Network(Sample.Small);
        network.Save(Target);
        using SafetensorsReader reader = SafetensorsReader.Open(Target);
        Sample.Network(Sample.Small, seed: 2).Save(Target);

        float[] weight = new float[15];
        reader.ReadFloats(weight);
        Assert.Equal(network.Parameters["conv.weight"], weight);
    }

    [Fact]
    public void A_missing_folder_and_a_directory_are_named()
    {
        Assert.Contains("nowhere", Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(Path.Combine(folder, "nowhere", "net"), _ => { })).Message, StringComparison.Ordinal);
        Assert.Contains("is a directory", Assert.Throws<IOException>(() => AtomicFile.Write(folder, _ => { })).Message, StringComparison.Ordinal);
        Assert.Contains("is a directory", Assert.Throws<IOException>(() => AtomicFile.Write(Target + "/", _ => { })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => AtomicFile.Write("", _ => { }));
        Assert.Throws<ArgumentException>(() => AtomicFile.Write(Target + "\0", _ => { }));
    }

    /// <summary>Even where the rename would be allowed: who made the file read-only meant it.</summary>
    [Fact]
    public void A_read_only_file_stays()
    {
        File.WriteAllBytes(Target, Old);
        File.SetAttributes(Target, FileAttributes.ReadOnly);
        Assert.Contains("is read-only", Assert.Throws<UnauthorizedAccessException>(() => AtomicFile.Write(Target, stream => stream.Write(New))).Message, StringComparison.Ordinal);

        Assert.Equal(Old, File.ReadAllBytes(Target));
        Assert.Single(Directory.GetFileSystemEntries(folder));
        File.SetAttributes(Target, FileAttributes.Normal);
    }

    /// <summary>Root may write whatever the permissions say, but not into the kernel's own folders.</summary>
    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_read_only_folder_keeps_its_file()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows(), "Unix permissions");
        if (Environment.UserName == "root")
        {
            string path = "/sys/net.safetensors";
            Exception? refusal = Record.Exception(() => AtomicFile.Write(path, stream => stream.Write(New)));
            Assert.True(refusal is IOException or UnauthorizedAccessException, $"{refusal}");
            return;
        }

        File.WriteAllBytes(Target, Old);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.Throws<UnauthorizedAccessException>(() => AtomicFile.Write(Target, stream => stream.Write(New)));
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Equal(Old, File.ReadAllBytes(Target));
        Assert.Single(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_link_is_followed()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows(), "links need a privilege on Windows");
        string inner = Directory.CreateDirectory(Path.Combine(folder, "inner")).FullName;
        File.CreateSymbolicLink(Target, "inner/first");
        File.CreateSymbolicLink(Path.Combine(inner, "first"), "real");
        string real = Path.Combine(inner, "real");

        AtomicFile.Write(Target, stream => stream.Write(Old));
        Assert.Equal(Old, File.ReadAllBytes(real));
        AtomicFile.Write(Target, stream => stream.Write(New));
        Assert.Equal(New, File.ReadAllBytes(real));
        Assert.Equal("inner/first", new FileInfo(Target).LinkTarget);
        Assert.Equal(2, Directory.GetFileSystemEntries(inner).Length);

        string loop = Path.Combine(folder, "loop");
        File.CreateSymbolicLink(loop, "loop");
        Assert.Throws<IOException>(() => AtomicFile.Write(loop, stream => stream.Write(New)));
        Assert.Equal("loop", new FileInfo(loop).LinkTarget);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Permissions_are_kept()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows(), "Unix permissions");
        File.WriteAllBytes(Target, Old);
        File.SetUnixFileMode(Target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        AtomicFile.Write(Target, stream => stream.Write(New));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Target));
    }
}
