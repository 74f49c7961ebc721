using System.IO;
using System.Linq;
using Images.Data;
using StaticNets.Networks.Tests.Digits;
using Xunit;

namespace StaticNets.Networks.Tests.Images;

/// <summary>Files written here byte by byte, right and wrong.</summary>
public class CifarFolderTests
{
    [Fact]
    public void Records_are_read_in_the_order_of_the_files_names()
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder["data_batch_2.bin"], Records(7));
        File.WriteAllBytes(folder["data_batch_1.bin"], Records(3, 9));
        File.WriteAllBytes(folder["test_batch.bin"], Records(5));
        File.WriteAllText(folder["notes.txt"], "no images");

        (ImageSet training, ImageSet test) = CifarFolder.Read(folder.Root);

        Assert.Equal([3, 9, 7], Enumerable.Range(0, training.Count).Select(training.Label));
        Assert.Equal([5], Enumerable.Range(0, test.Count).Select(test.Label));
        Assert.Equal(Records(9)[1..], training.Image(1));
        Assert.Equal("9", training.Names[9]);
    }

    [Fact]
    public void The_classes_have_the_names_of_the_file_of_names()
    {
        using TemporaryFolder folder = Folder(Records(0));
        File.WriteAllText(folder["batches.meta.txt"], "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");

        Assert.Equal("truck", CifarFolder.Read(folder.Root).Test.Names[9]);

        File.WriteAllText(folder["batches.meta.txt"], "cat\ndog\n");
        Assert.Contains("names 2 classes", Assert.Throws<InvalidDataException>(() => CifarFolder.Read(folder.Root)).Message);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        using TemporaryFolder folder = new();

        Assert.Contains(folder["none"], Assert.Throws<DirectoryNotFoundException>(() => CifarFolder.Read(folder["none"])).Message);
    }

    [Theory]
    [InlineData("test_batch.bin", "to train on")]
    [InlineData("data_batch_1.bin", "to test on")]
    public void A_folder_that_lacks_one_kind_says_which(string only, string lacking)
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder[only], Records(1));

        Assert.Contains(lacking, Assert.Throws<FileNotFoundException>(() => CifarFolder.Read(folder.Root)).Message);
    }

    /// <summary>A file cut short, one with two labels a record (CIFAR-100), and one with nothing but a byte.</summary>
    [Theory]
    [InlineData((2 * 3073) - 10, "1 records of 3073 and 3063 bytes more")]
    [InlineData(3074, "1 records of 3073 and 1 bytes more")]
    [InlineData(1, "0 records of 3073 and 1 bytes more")]
    public void A_file_that_is_no_whole_number_of_records_says_what_it_is(int length, string found)
    {
        using TemporaryFolder folder = Folder(new byte[length]);

        string message = Assert.Throws<InvalidDataException>(() => CifarFolder.Read(folder.Root)).Message;

        Assert.Contains(found, message);
        Assert.Contains("data_batch_1.bin", message);
    }

    [Fact]
    public void A_class_beyond_nine_is_found_with_its_place()
    {
        using TemporaryFolder folder = Folder(Records(0, 10, 2));

        string message = Assert.Throws<InvalidDataException>(() => CifarFolder.Read(folder.Root)).Message;

        Assert.Contains("record 1 (at byte 3073) is of class 10", message);
    }

    private static TemporaryFolder Folder(byte[] training)
    {
        TemporaryFolder folder = new();
        File.WriteAllBytes(folder["data_batch_1.bin"], training);
        File.WriteAllBytes(folder["test_batch.bin"], Records(0));
        return folder;
    }

    /// <summary>A record for each label, its pixels all different from their neighbours and from other labels'.</summary>
    private static byte[] Records(params byte[] labels) =>
        [.. labels.SelectMany(label => Enumerable.Range(0, 3072).Select(i => (byte)((i * 7) + label)).Prepend(label))];
}
