using System;
using System.IO;

namespace StaticNets.Runtime.Parameters;

/// <summary>
/// Replaces a file so that, whenever power or process ends, its path holds the whole old content or the whole new one.
/// <para>The content goes to a new file in the same folder, is forced to the disk, and takes the name in one step. What fails leaves the old file as it
/// was. A link is followed: the file it leads to is replaced. The permissions of the old file are kept; its owner and other hard links to it are not.</para>
/// <para>A save that was killed leaves a file <c>name.….saving</c>; the next save to the same path removes it. Two saves at once do not disturb each
/// other: the later one wins.</para>
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">File to create or replace.</param>
    /// <param name="write">Writes the content. What it throws passes through, and the old file stays.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder is read-only.</exception>
    /// <exception cref="IOException">The path is a directory, a pipe or a device, or the disk fails.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        string target = RegularFile.Target(path);
        RegularFile.CheckReplaceable(target);
        TemporaryFile.RemoveDead(target);

        using TemporaryFile temporary = TemporaryFile.Create(target);
        write(temporary.Stream);
        temporary.Stream.Flush(flushToDisk: true);
        temporary.Keep();
        DirectoryEntry.Flush(Path.GetDirectoryName(target)!);
    }
}
