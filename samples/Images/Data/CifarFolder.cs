using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Images.Data;

/// <summary>
/// Reads CIFAR-10's binary layout (https://www.cs.toronto.edu/~kriz/cifar.html): files of records, each one byte of class and three planes of 32x32 bytes, red, green, blue.
/// </summary>
internal static class CifarFolder
{
    /// <summary>Bytes of one record.</summary>
    public const int RecordLength = 1 + ImageSet.ImageLength;

    private const string NamesFile = "batches.meta.txt";

    /// <summary>
    /// The training images, from all <c>*.bin</c> files but those whose name begins with <c>test</c>, and the test images, from those. The classes are named by
    /// <c>batches.meta.txt</c>, a line each; without it by their numbers.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">It lacks one of the two kinds.</exception>
    /// <exception cref="InvalidDataException">A file is not of this layout.</exception>
    public static (ImageSet Training, ImageSet Test) Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        }

        string[] files = [.. Directory.GetFiles(folder, "*.bin").Order(StringComparer.Ordinal)];
        string[] names = Names(folder);
        return (Set(folder, [.. files.Where(file => !IsTest(file))], names, "to train on"), Set(folder, [.. files.Where(IsTest)], names, "to test on (test*.bin)"));
    }

    private static bool IsTest(string file) => Path.GetFileName(file).StartsWith("test", StringComparison.OrdinalIgnoreCase);

    private static string[] Names(string folder)
    {
        string path = Path.Combine(folder, NamesFile);
        if (!File.Exists(path))
        {
            return [.. Enumerable.Range(0, ImageSet.Classes).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        }

        string[] names = [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)];
        return names.Length == ImageSet.Classes
            ? names
            : throw new InvalidDataException($"{path} names {names.Length} classes; the networks tell {ImageSet.Classes}.");
    }

    private static ImageSet Set(string folder, string[] files, string[] names, string purpose)
    {
        long bytes = files.Sum(Length);
        if (bytes == 0)
        {
            throw new FileNotFoundException($"'{folder}' has no images {purpose}: no .bin file, or empty ones.");
        }

        if (bytes > Array.MaxLength)
        {
            throw new InvalidDataException($"'{folder}' has {bytes} bytes of images {purpose}; at most {Array.MaxLength} are read.");
        }

        int count = (int)(bytes / RecordLength);
        byte[] pixels = new byte[count * ImageSet.ImageLength];
        byte[] labels = new byte[count];
        int at = 0;
        foreach (string file in files)
        {
            at += Append(file, pixels, labels, at);
        }

        return new ImageSet(pixels, labels, names);
    }

    private static long Length(string file)
    {
        long length = new FileInfo(file).Length;
        return length % RecordLength == 0
            ? length
            : throw new InvalidDataException(
                $"{file} has {length} bytes: {length / RecordLength} records of {RecordLength} and {length % RecordLength} bytes more. It is cut short, or not in CIFAR-10's binary layout.");
    }

    private static int Append(string file, byte[] pixels, byte[] labels, int first)
    {
        using FileStream stream = File.OpenRead(file);
        int count = (int)(stream.Length / RecordLength);
        Span<byte> label = stackalloc byte[1];
        for (int i = 0; i < count; i++)
        {
            stream.ReadExactly(label);
            if (label[0] >= ImageSet.Classes)
            {
                throw new InvalidDataException(
                    $"{file}: record {i} (at byte {(long)i * RecordLength}) is of class {label[0]}; classes are 0 to {ImageSet.Classes - 1}.");
            }

            labels[first + i] = label[0];
            stream.ReadExactly(pixels.AsSpan((first + i) * ImageSet.ImageLength, ImageSet.ImageLength));
        }

        return count;
    }
}
