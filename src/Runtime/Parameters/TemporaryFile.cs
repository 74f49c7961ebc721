using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace StaticNets.Runtime.Parameters;

/// <summary>A new file beside the one it is to replace. Disposed before it is kept, it is deleted.</summary>
/// <remarks>
/// For as long as it is written it is held open: an advisory lock on Unix, a sharing mode on Windows. So a file of this kind that can be opened alone
/// belongs to no living save.
/// </remarks>
internal sealed class TemporaryFile : IDisposable
{
    private const string Suffix = ".saving";
    private const int TagLength = 16;
    private const int Attempts = 10;

    private readonly string path;
    private readonly string target;
    private bool kept;

    private TemporaryFile(string path, string target, FileStream stream)
    {
        this.path = path;
        this.target = target;
        Stream = stream;
    }

    public FileStream Stream { get; }

    public static TemporaryFile Create(string target)
    {
        for (int attempt = 1; ; attempt++)
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"{target}.{RandomNumberGenerator.GetHexString(TagLength, lowercase: true)}{Suffix}");
            try
            {
                // Share.Delete lets Windows rename the file while it is open; on Unix any share but None is a shared lock.
                FileStream stream = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Delete);
                if (File.Exists(path))
                {
                    return new TemporaryFile(path, target, stream);
                }

                stream.Dispose();
            }
            catch (IOException) when (attempt < Attempts)
            {
                // The name is taken, or another save is just removing the new file, for the same reason as below.
            }

            // On Unix a file is created first and locked then. In between another save can take it for a dead one and remove it: it is gone, so make another.
        }
    }

    /// <summary>Deletes what killed saves to the same target have left. Failing to is no reason not to save.</summary>
    public static void RemoveDead(string target)
    {
        string name = Path.GetFileName(target) + ".";
        try
        {
            foreach (string path in Directory.GetFiles(Path.GetDirectoryName(target)!).Where(path => IsTemporary(Path.GetFileName(path), name)))
            {
                RemoveIfDead(path);
            }
        }
        catch (UnauthorizedAccessException)
        {
            // The folder may be written to, but not listed.
        }
    }

    /// <summary>Gives the file the target's permissions and name, in place of what is there.</summary>
    public void Keep()
    {
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(Stream.SafeFileHandle, File.GetUnixFileMode(target));
        }

        File.Move(path, target, overwrite: true);
        kept = true;
    }

    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        finally
        {
            if (!kept)
            {
                File.Delete(path);
            }
        }
    }

    private static bool IsTemporary(string file, string name) =>
        file.Length == name.Length + TagLength + Suffix.Length
        && file.StartsWith(name, StringComparison.Ordinal)
        && file.EndsWith(Suffix, StringComparison.Ordinal)
        && file.AsSpan(name.Length, TagLength).IndexOfAnyExcept("0123456789abcdef") < 0;

    private static void RemoveIfDead(string path)
    {
        try
        {
            using FileStream alone = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // In use by a living save, or gone already.
        }
    }
}
