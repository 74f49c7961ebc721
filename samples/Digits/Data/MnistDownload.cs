using System;
using System.IO;
using System.IO.Compression;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using StaticNets.Runtime.Parameters;

namespace Digits.Data;

/// <summary>Fetches the four files of MNIST from the mirror that torchvision uses, and checks that they are the known ones.</summary>
internal static class MnistDownload
{
    private const string Mirror = "https://ossci-datasets.s3.amazonaws.com/mnist/";

    private static readonly string[] Checksums = // SHA-256 of the unpacked files, in the order of MnistFolder.Files; each packer makes other gzip bytes
    [
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    ];

    /// <summary>Fetches what the folder does not hold yet.</summary>
    /// <param name="folder">Made if it does not exist.</param>
    /// <param name="client">How to reach the mirror.</param>
    /// <param name="report">Told of each file.</param>
    /// <param name="cancellation">Stops between and within files; nothing of a file half fetched stays.</param>
    /// <exception cref="IOException">The mirror cannot be reached, or sends something else; names file and address.</exception>
    public static async Task FetchAsync(string folder, HttpClient client, Action<string> report, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        for (int i = 0; i < MnistFolder.Files.Length; i++)
        {
            string name = $"{MnistFolder.Files[i]}.gz", path = Path.Combine(folder, name);
            if (File.Exists(path) || File.Exists(Path.Combine(folder, MnistFolder.Files[i])))
            {
                continue;
            }

            report($"fetching {Mirror}{name}");
            byte[] content = await FetchFileAsync(client, name, cancellation).ConfigureAwait(false);
            string checksum = Checksum(content);
            if (checksum != Checksums[i])
            {
                throw new IOException($"{Mirror}{name} is not the known file: unpacked its SHA-256 is {checksum}, {Checksums[i]} is right. Nothing was written.");
            }

            AtomicFile.Write(path, stream => stream.Write(content));
        }
    }

    private static string Checksum(byte[] zipped)
    {
        try
        {
            using GZipStream content = new(new MemoryStream(zipped), CompressionMode.Decompress);
            return Convert.ToHexStringLower(SHA256.HashData(content));
        }
        catch (InvalidDataException)
        {
            return "none (it is no gzip file)";
        }
    }

    private static async Task<byte[]> FetchFileAsync(HttpClient client, string name, CancellationToken cancellation)
    {
        try
        {
            return await client.GetByteArrayAsync(new Uri(Mirror + name), cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new IOException($"{Mirror}{name} cannot be fetched: {failure.Message} Fetch the four files by other means and name their folder with --data.", failure);
        }
    }
}
