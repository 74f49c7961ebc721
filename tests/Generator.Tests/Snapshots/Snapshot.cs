using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace StaticNets.Generator.Tests.Snapshots;

/// <summary>Text compared with a file that is checked in: <c>Name.verified.cs</c> or <c>.txt</c> beside the test; what came instead is written to <c>Name.received.cs</c>.</summary>
internal static class Snapshot
{
    private const string Project = "/Generator.Tests/";

    /// <summary>An emitted file.</summary>
    public static void Verify(string emitted, string name, [CallerFilePath] string test = "") => Verify(Scrub(emitted), name, ".cs", test);

    /// <summary>Lines of text.</summary>
    public static void VerifyText(string text, string name, [CallerFilePath] string test = "") => Verify(text, name, ".txt", test);

    private static void Verify(string text, string name, string extension, string test)
    {
        string path = test.Replace('\\', '/');
        string inProject = path[(path.LastIndexOf(Project, StringComparison.Ordinal) + Project.Length)..];
        string folder = Path.Combine(Repository.Root, "tests", "Generator.Tests", Path.GetDirectoryName(inProject)!);
        string verified = Path.Combine(folder, name + ".verified" + extension);
        string received = Path.Combine(folder, name + ".received" + extension);
        if (Matches(verified, text))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail(name + " is not what was verified; compare " + received + " with " + verified + ", and if it is right, rename it.");
    }

    /// <summary>Without estimated times, which change whenever they are measured again.</summary>
    public static string Scrub(string emitted) => Regex.Replace(emitted, "(?<=about )[0-9]+(?= ns)|(?<=NanosecondsPerSample => )[0-9_]+|(?<=new StepDescription\\(.*, )[0-9_]+(?=\\))", "…");

    public static bool Matches(string path, string text) =>
        File.Exists(path) && File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal) == text;
}
