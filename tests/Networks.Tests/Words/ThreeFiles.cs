using System.IO;
using StaticNets.Networks.Tests.Digits;

namespace StaticNets.Networks.Tests.Words;

/// <summary>A folder with the files that samples over words read.</summary>
internal static class ThreeFiles
{
    public static TemporaryFolder Write(string training, string validation, string test)
    {
        TemporaryFolder folder = new();
        File.WriteAllText(folder["train.tsv"], training);
        File.WriteAllText(folder["dev.tsv"], validation);
        File.WriteAllText(folder["test.tsv"], test);
        return folder;
    }
}
