using System;
using System.IO;

namespace Reporting;

/// <summary>What an earlier training has left in a folder.</summary>
public static class Learned
{
    /// <summary>Fails unless all files are there.</summary>
    /// <exception cref="FileNotFoundException">One is not; says how to make it.</exception>
    public static void Expect(params ReadOnlySpan<string> paths)
    {
        foreach (string path in paths)
        {
            if (!File.Exists(path))
            {
                throw new FileNotFoundException($"{path} is not there; run without a command first to learn, or name the folder with --out.");
            }
        }
    }
}
