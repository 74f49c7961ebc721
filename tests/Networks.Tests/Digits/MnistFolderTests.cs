using System;
using System.IO;
using System.Linq;
using Digits.Data;
using Xunit;

namespace StaticNets.Networks.Tests.Digits;

public class MnistFolderTests
{
    [Theory]
    [InlineData(false, "", "-idx")]
    [InlineData(true, ".gz", "-idx")]
    [InlineData(true, "", "-idx")] // the content decides, not the name
    [InlineData(false, "", ".idx")]
    public void The_four_files_are_read_packed_or_not(bool zipped, string suffix, string separator)
    {
        using TemporaryFolder folder = new();
        int[] counts = [5, 5, 3, 3];
        for (int i = 0; i < 4; i++)
        {
            byte[] content = i % 2 == 0 ? IdxBytes.Images(counts[i]) : IdxBytes.Labels(counts[i]);
            File.WriteAllBytes(folder[MnistFolder.Files[i].Replace("-idx", separator) + suffix], zipped ? IdxBytes.Zip(content) : content);
        }

        (DigitSet training, DigitSet test) = MnistFolder.Read(folder.Root);

        Assert.Equal((5, 3), (training.Count, test.Count));
        Assert.Equal([0, 1, 2, 3, 4], Enumerable.Range(0, 5).Select(training.Label));
        Assert.True(training.Image(4).SequenceEqual(IdxBytes.Images(5).AsSpan(16 + (4 * 784))));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using TemporaryFolder folder = new();

        FileNotFoundException missing = Assert.Throws<FileNotFoundException>(() => MnistFolder.Read(folder.Root));

        Assert.Contains(folder.Root, missing.Message);
        Assert.Contains("train-images-idx3-ubyte", missing.Message);
    }

    [Fact]
    public void Images_and_labels_of_different_number_are_refused()
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder[MnistFolder.Files[0]], IdxBytes.Images(3));
        File.WriteAllBytes(folder[MnistFolder.Files[1]], IdxBytes.Labels(4));

        InvalidDataException differ = Assert.Throws<InvalidDataException>(() => MnistFolder.Read(folder.Root));

        Assert.Contains("3 images", differ.Message);
        Assert.Contains("4 labels", differ.Message);
    }
}
