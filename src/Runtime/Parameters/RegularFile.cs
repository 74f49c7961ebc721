using System;
using System.IO;

namespace StaticNets.Runtime.Parameters;

/// <summary>Opens files that are files: never a directory, a pipe, or a device that has no end.</summary>
internal static class RegularFile
{
    // The length field and an empty header.
    private const int ShortestFile = 10;

    /// <exception cref="SafetensorsException">The path is no regular file.</exception>
    /// <exception cref="FileNotFoundException">There is nothing at the path.</exception>
    public static FileStream OpenRead(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string target = Target(path);
        if (Directory.Exists(target))
        {
            throw new SafetensorsException($"{path} is a directory.");
        }

        // Pipes and devices have length 0, and are refused unopened: opening a pipe waits for its other end.
        FileInfo info = new(target);
        if (info.Exists && info.Length < ShortestFile)
        {
            throw new SafetensorsException($"{path} has {info.Length} bytes, or is no regular file; the shortest file has {ShortestFile}.");
        }

        FileStream file = new(target, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan);
        if (!file.CanSeek)
        {
            file.Dispose();
            throw new SafetensorsException($"{path} is no regular file.");
        }

        return file;
    }

    /// <summary>A file at this path can be created, or replaced.</summary>
    /// <exception cref="IOException">It is a directory, a pipe or a device.</exception>
    /// <exception cref="UnauthorizedAccessException">It is read-only.</exception>
    /// <exception cref="DirectoryNotFoundException">Its folder does not exist.</exception>
    public static void CheckReplaceable(string target)
    {
        if (Directory.Exists(target) || Path.GetFileName(target).Length == 0)
        {
            throw new IOException($"{target} is a directory; a file can be saved in it, not over it.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(target)))
        {
            throw new DirectoryNotFoundException($"The folder of {target} does not exist.");
        }

        FileInfo info = new(target);
        if (info.Exists && info.IsReadOnly)
        {
            throw new UnauthorizedAccessException($"{target} is read-only.");
        }

        if (info.Exists && info.Length == 0)
        {
            CheckEmptyFile(target);
        }
    }

    /// <summary>The full path of the file that a path means, through any chain of links.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Target(string path)
    {
        string full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }

    // A pipe cannot seek, and the length of a device cannot be set, not even to the 0 that it reports. Opened for reading and writing, a pipe does not wait.
    private static void CheckEmptyFile(string target)
    {
        try
        {
            using FileStream file = new(target, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            file.SetLength(file.Length);
        }
        catch (Exception exception) when (exception is NotSupportedException or IOException)
        {
            throw new IOException($"{target} is no regular file.", exception);
        }
    }
}
