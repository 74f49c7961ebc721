using System;
using System.IO;
using System.Runtime.CompilerServices;
using Xunit;

namespace StaticNets.Generator.Tests.Snapshots;

/// <summary>Text compared with a file that is checked in: <c>Name.verified.cs</c> beside the test; what came instead is written to <c>Name.received.cs</c>.</summary>
internal static class Snapshot
{
    public static void Verify(string text, string name, [CallerFilePath] string test = "")
    {
        string folder = Path.Combine(Repository.Root, "tests", "Generator.Tests", Path.GetFileName(Path.GetDirectoryName(test.Replace('\\', '/')))!);
        string verified = Path.Combine(folder, name + ".verified.cs");
        string received = Path.Combine(folder, name + ".received.cs");
        if (Matches(verified, text))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail(name + " is not what was verified; compare " + received + " with " + verified + ", and if it is right, rename it.");
    }

    public static bool Matches(string path, string text) =>
        File.Exists(path) && File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal) == text;
}
