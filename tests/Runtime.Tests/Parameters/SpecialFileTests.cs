using System;
using System.Diagnostics;
using System.IO;
using StaticNets.Runtime.Parameters;
using Xunit;

namespace StaticNets.Runtime.Tests.Parameters;

/// <summary>Paths that lead to something that is no file: never waited for, never read without end, never replaced.</summary>
public sealed class SpecialFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("staticnets").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_directory_is_refused()
    {
        Assert.Contains("is a directory", Refusal(folder), StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => NetworkCore.Load(Sample.OneTensor, Sample.Sum, Path.Combine(folder, "none")));
        Assert.Throws<ArgumentException>(() => NetworkCore.Load(Sample.OneTensor, Sample.Sum, ""));
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        string path = Path.Combine(folder, "empty");
        File.WriteAllBytes(path, []);
        Assert.Contains("has 0 bytes", Refusal(path), StringComparison.Ordinal);

        Sample.Network(Sample.OneTensor).Save(path);
        NetworkCore.Load(Sample.OneTensor, Sample.Sum, path);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    [InlineData("/dev/urandom")]
    [InlineData("/proc/self/mem")]
    [InlineData("/proc/self/environ")]
    public void A_device_is_refused(string path)
    {
        Assert.SkipUnless(File.Exists(path), "this system has no such file");
        Assert.Contains("no regular file", Refusal(path), StringComparison.Ordinal);

        string link = Path.Combine(folder, "link");
        File.CreateSymbolicLink(link, path);
        Assert.Contains("no regular file", Refusal(link), StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_is_not_replaced()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "this system has no such file");
        Exception? refusal = Record.Exception(() => Sample.Network(Sample.OneTensor).Save("/dev/null"));

        Assert.True(refusal is IOException or UnauthorizedAccessException, $"{refusal}");
        using FileStream stream = File.OpenRead("/dev/null");
        Assert.Equal(-1, stream.ReadByte());
    }

    [Fact]
    public void A_pipe_is_refused_without_waiting_and_not_replaced()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/mkfifo"), "this system makes no pipes");
        string pipe = Path.Combine(folder, "pipe");
        using (Process make = Process.Start("/usr/bin/mkfifo", pipe))
        {
            make.WaitForExit();
        }

        Assert.Contains("no regular file", Refusal(pipe), StringComparison.Ordinal);
        Assert.Throws<IOException>(() => Sample.Network(Sample.OneTensor).Save(pipe));
        Assert.Equal([pipe], Directory.GetFileSystemEntries(folder));
        Assert.Contains("no regular file", Refusal(pipe), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_shrinks_while_it_is_read_is_refused()
    {
        string path = Path.Combine(folder, "net");
        Sample.Network(Sample.Small).Save(path);
        using SafetensorsReader reader = SafetensorsReader.Open(path);
        using (FileStream other = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            other.SetLength(other.Length - 100);
        }

        Assert.Throws<SafetensorsException>(() =>
        {
            foreach (SafetensorsEntry _ in reader.Entries)
            {
                reader.ReadBytes();
            }
        });
    }

    private static string Refusal(string path)
    {
        NetworkCore network = Sample.Network(Sample.OneTensor);
        string before = Sample.Fingerprint(network);
        string message = Assert.Throws<SafetensorsException>(() => network.Replace(path)).Message;
        Assert.Equal(before, Sample.Fingerprint(network));
        Assert.Equal(message, Assert.Throws<SafetensorsException>(() => NetworkCore.Load(Sample.OneTensor, Sample.Sum, path)).Message);
        return message;
    }
}
