using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using StaticNets.Runtime.Parameters;
using StaticNets.Zoo.Commands;
using Xunit;

namespace StaticNets.Zoo.Tests.Pictures;

/// <summary>The commands as a person types them.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("zoo").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void List_names_every_network_with_its_figures()
    {
        string[] lines = Run("list");

        Assert.Equal(Zoo.ZooNetworks.All.Count + 1, lines.Length);
        Assert.All(Zoo.ZooNetworks.All, network => Assert.Single(lines, line => line.StartsWith(network.Name + " ", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith("ResNet18 ", StringComparison.Ordinal) && line.Contains("[3, 224, 224]          11,689,512", StringComparison.Ordinal));
    }

    [Fact]
    public void Summary_prints_the_table_of_layers_in_any_case_of_the_name()
    {
        string[] lines = Run("summary", "resnet18");

        Assert.Equal("ResNet18", lines[0]);
        Assert.Equal(ResNet18.Description.Summary().TrimEnd().Split('\n'), lines);
    }

    [Theory]
    [InlineData("mermaid", "flowchart TD")]
    [InlineData("svg", "<svg ")]
    public void Graph_draws_in_both_formats(string format, string beginning) =>
        Assert.StartsWith(beginning, Run("graph", "LeNet5", "--format", format)[0], StringComparison.Ordinal);

    [Fact]
    public void Classify_prints_the_five_likeliest_classes()
    {
        string picture = Path.Combine(folder, "p.png"), weights = Path.Combine(folder, "w.safetensors"), labels = Path.Combine(folder, "l.txt");
        File.WriteAllBytes(picture, Drawn.Png(Drawn.Picture(40, 50)));
        File.WriteAllLines(labels, Enumerable.Range(0, 10).Select(i => $"digit {i}"));
        LeNet5 network = new(seed: 3);
        network.Save(weights);
        float[] scores = new float[10];
        network.Forward(StaticNets.Zoo.Pictures.Preparation.Of("LeNet5", (1, 32, 32)).Read(picture), scores);

        string[] lines = Run("classify", "--network", "LeNet5", "--weights", weights, "--labels", labels, picture);

        Assert.Equal(Enumerable.Range(0, 10).OrderByDescending(i => scores[i]).Take(5).Select(i => $"digit {i}"), lines.Select(line => line.Split(" %  ")[1]));
        Assert.All(lines, line => Assert.Matches(@"^ *\d+\.\d\d %  digit \d$", line));
    }

    [Fact]
    public void Weights_of_another_network_are_refused()
    {
        string picture = Path.Combine(folder, "p.png"), weights = Path.Combine(folder, "w.safetensors");
        File.WriteAllBytes(picture, Drawn.Png(Drawn.Picture(40, 50)));
        new LeNet5().Save(weights);

        Assert.Contains("conv1.weight", Assert.Throws<SafetensorsException>(() => Run("classify", "--network", "ResNet18", "--weights", weights, picture)).Message);
    }

    [Theory]
    [InlineData("Gpt")]
    [InlineData("TransformerBase")]
    public void A_network_of_other_inputs_takes_no_picture(string network) =>
        Assert.Equal(network + " takes no picture.", Assert.Throws<InvalidDataException>(() => Run("classify", "--network", network, "--weights", "none", "none")).Message);

    [Fact]
    public void List_shows_all_inputs() => Assert.Contains(Run("list"), line => line.StartsWith("TransformerBase       [32, 512], [32, 512]   44,140,544 ", StringComparison.Ordinal));

    [Fact]
    public void Labels_of_another_number_are_refused()
    {
        string labels = Path.Combine(folder, "l.txt");
        File.WriteAllLines(labels, ["cat", "dog"]);

        string message = Assert.Throws<InvalidDataException>(() => Run("classify", "--network", "LeNet5", "--weights", "none", "--labels", labels, "none")).Message;

        Assert.Equal($"{labels} has 2 lines; LeNet5 tells 10 classes.", message);
    }

    [Theory]
    [InlineData("ResNet5", "ResNet50")]
    [InlineData("vgg-16", "Vgg16")]
    [InlineData("mobilenet", "MobileNetV1")]
    public void An_unknown_name_suggests_close_ones(string name, string close)
    {
        string message = Assert.Single(CommandLine.Create(TextWriter.Null).Parse(["summary", name]).Errors).Message;

        Assert.StartsWith($"there is no network '{name}'; the closest names are ", message, StringComparison.Ordinal);
        Assert.Contains(close, message);
    }

    private static string[] Run(params string[] arguments)
    {
        using StringWriter text = new();
        int code = CommandLine.Create(text).Parse(arguments).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        Assert.Equal(0, code);
        return text.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n');
    }
}
