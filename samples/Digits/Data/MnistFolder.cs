using System.IO;
using System.Linq;

namespace Digits.Data;

/// <summary>The four files of MNIST in one folder, under their usual names, with or without <c>.gz</c>.</summary>
internal static class MnistFolder
{
    /// <summary>Names of the four files: training images and labels, test images and labels.</summary>
    public static readonly string[] Files = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    /// <summary>Reads the training and the test digits.</summary>
    /// <exception cref="FileNotFoundException">A file is missing; names those looked for.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or images and labels differ in number.</exception>
    public static (DigitSet Training, DigitSet Test) Read(string folder) =>
        (Read(folder, Files[0], Files[1]), Read(folder, Files[2], Files[3]));

    private static DigitSet Read(string folder, string imageFile, string labelFile)
    {
        string imagePath = Find(folder, imageFile), labelPath = Find(folder, labelFile);
        byte[] images = IdxFile.ReadImages(imagePath), labels = IdxFile.ReadLabels(labelPath);
        int count = images.Length / DigitSet.ImageLength;
        return count == labels.Length
            ? new DigitSet(images, labels)
            : throw new InvalidDataException($"{imagePath} holds {count} images, {labelPath} {labels.Length} labels.");
    }

    private static string Find(string folder, string name)
    {
        // Some unpackers write "train-images.idx3-ubyte".
        string dotted = name.Replace("-idx", ".idx");
        string[] names = [name, $"{name}.gz", dotted, $"{dotted}.gz"];
        return names.Select(candidate => Path.Combine(folder, candidate)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{folder}: neither {name} nor {name}.gz is there. --download fetches them.");
    }
}
