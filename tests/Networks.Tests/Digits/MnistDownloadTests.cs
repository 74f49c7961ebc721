using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Digits.Data;
using Xunit;

namespace StaticNets.Networks.Tests.Digits;

/// <summary>Without a network: a handler answers in the mirror's place.</summary>
public class MnistDownloadTests
{
    [Fact]
    public async Task A_mirror_that_cannot_be_reached_is_named_with_a_way_out()
    {
        using TemporaryFolder folder = new();
        using HttpClient client = new(new Mirror(_ => throw new HttpRequestException("no such host")));

        IOException failure = await Assert.ThrowsAsync<IOException>(() => MnistDownload.FetchAsync(folder.Root, client, _ => { }, CancellationToken.None));

        Assert.Contains("train-images-idx3-ubyte.gz", failure.Message);
        Assert.Contains("no such host", failure.Message);
        Assert.Contains("--data", failure.Message);
        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_file_than_the_known_one_is_not_written(bool zipped)
    {
        using TemporaryFolder folder = new();
        byte[] content = IdxBytes.Images(3);
        using HttpClient client = new(new Mirror(_ => zipped ? IdxBytes.Zip(content) : content));

        IOException failure = await Assert.ThrowsAsync<IOException>(() => MnistDownload.FetchAsync(folder.Root, client, _ => { }, CancellationToken.None));

        Assert.Contains("SHA-256", failure.Message);
        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    [Fact]
    public async Task What_is_there_is_not_fetched_again()
    {
        using TemporaryFolder folder = new();
        List<string> asked = [];
        using HttpClient client = new(new Mirror(address =>
        {
            asked.Add(address);
            throw new HttpRequestException("asked");
        }));
        File.WriteAllBytes(folder[MnistFolder.Files[0] + ".gz"], []);
        File.WriteAllBytes(folder[MnistFolder.Files[1]], []);
        File.WriteAllBytes(folder[MnistFolder.Files[2]], []);

        await Assert.ThrowsAsync<IOException>(() => MnistDownload.FetchAsync(folder.Root, client, _ => { }, CancellationToken.None));

        Assert.EndsWith("/t10k-labels-idx1-ubyte.gz", Assert.Single(asked));
    }

    private sealed class Mirror(Func<string, byte[]> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(answer(request.RequestUri!.AbsoluteUri)) });
    }
}
