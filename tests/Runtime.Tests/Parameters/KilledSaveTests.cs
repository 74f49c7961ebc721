using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StaticNets.Runtime.Parameters;
using Xunit;

namespace StaticNets.Runtime.Tests.Parameters;

public sealed class KilledSaveTests : IDisposable
{
    private const int Kills = 15;

    private static readonly NetworkLayout Layout = Sample.Layout("Large", [("w", [50_000])], [], []);

    private readonly string folder = Directory.CreateTempSubdirectory("staticnets").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A process that saves two networks in turn is killed (SIGKILL) at random moments: the file is always whole, and one of the two.</summary>
    [Fact]
    public async Task A_save_that_is_killed_leaves_a_whole_file_and_the_next_one_cleans_up()
    {
        Random random = new(7);
        string target = Path.Combine(folder, "net.safetensors");
        string[] sources = [Path.Combine(folder, "first"), Path.Combine(folder, "second")];
        byte[][] contents = [Sample.Saved(Sample.Network(Layout, 1)), Sample.Saved(Sample.Network(Layout, 2))];
        for (int i = 0; i < 2; i++)
        {
            File.WriteAllBytes(sources[i], contents[i]);
        }

        int interrupted = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            await SaveAndKill(target, sources, random.Next(30));
            byte[] left = File.ReadAllBytes(target);
            Assert.True(contents.Any(content => content.AsSpan().SequenceEqual(left)), $"kill {kill}: {left.Length} bytes of neither file");
            int temporaries = Directory.GetFiles(folder, "*.saving").Length;
            Assert.InRange(temporaries, 0, 1);
            interrupted += temporaries;
        }

        // The control: at least one kill came within a save, and left what the next save removes.
        Assert.NotEqual(0, interrupted);
        Sample.Network(Layout, 1).Save(target);
        Assert.Equal(contents[0], File.ReadAllBytes(target));
        Assert.Empty(Directory.GetFiles(folder, "*.saving"));
    }

    private static async Task SaveAndKill(string target, string[] sources, int milliseconds)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "StaticNets.SaveLoop" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        using Process child = Process.Start(new ProcessStartInfo(program, [target, .. sources]) { RedirectStandardOutput = true })!;
        try
        {
            // The first save is done: from here on there always is a file.
            Assert.Equal("0", await child.StandardOutput.ReadLineAsync(cancelled));
            await Task.Delay(milliseconds, cancelled);
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync(cancelled);
        }
    }
}
