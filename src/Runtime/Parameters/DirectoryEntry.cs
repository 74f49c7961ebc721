using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace StaticNets.Runtime.Parameters;

/// <summary>Makes a rename durable: on Unix the folder is flushed like a file. On Windows the file system's journal has the rename, and there is no call for it.</summary>
internal static unsafe partial class DirectoryEntry
{
    private const int ReadOnly = 0;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            fixed (byte* path = Encoding.UTF8.GetBytes(folder + '\0'))
            {
                using SafeFileHandle handle = new(Open(path, ReadOnly), ownsHandle: true);
                if (!handle.IsInvalid)
                {
                    RandomAccess.FlushToDisk(handle);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DllNotFoundException or EntryPointNotFoundException)
        {
            // The file is complete either way; some file systems cannot flush a folder.
        }
    }

    // .NET opens no directories, so this one call is the system's own. Both arguments are blittable: nothing is marshalled.
    [DllImport("libc", EntryPoint = "open", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Open(byte* path, int flags);
}
