using System.Linq;
using StaticNets.Generator.Ir;
using Xunit;

namespace StaticNets.Generator.Tests.Fusion;

/// <summary>Which batch normalisations become part of the layer before them, and which stay.</summary>
public class FoldBatchNormTests
{
    [Theory]
    [InlineData("Conv", "Conv.Forward")]
    [InlineData("DepthwiseConv", "Conv.Forward")]
    public void A_convolution_takes_the_normalisation_and_then_the_activation(string layer, string kind)
    {
        Program program = new HandGraph(4, 8, 8).Add(layer, "conv", "x", ("Bias", false)).Add("BatchNorm", "bn", "conv").Add("Relu", "relu", "bn").Lower(Purpose.Inference);

        Operation conv = Assert.Single(program.Forward);
        Assert.Equal((kind, "conv + bn + relu", "Relu"), (conv.Kind, conv.Layer, conv.Activation!.Type));
        Operation fold = Assert.Single(program.Prepare);
        Assert.Equal("BatchNorm.Fold", fold.Kind);
        Assert.Equal(["conv.weight", "conv.bias", "bn.weight", "bn.bias", "bn.running_mean", "bn.running_var"], fold.Reads.Select(read => program.Values[read].Name));
        Assert.Equal(conv.Reads.Skip(1), fold.Writes);
        Assert.All(fold.Writes, write => Assert.Equal(ValueRole.Prepared, program.Values[write].Role));
    }

    [Theory]
    [InlineData(true, new[] { "Conv.BackwardData", "Bias.Forward" })]
    [InlineData(false, new[] { "Conv.BackwardData", "Bias.Forward" })]
    public void A_transposed_convolution_takes_it_and_a_shift_is_left(bool bias, string[] kinds)
    {
        Program program = new HandGraph(4, 8, 8).Add("ConvTranspose", "up", "x", ("K", 6), ("S", 2), ("Groups", 2), ("Bias", bias)).Add("BatchNorm", "bn", "up").Add("Relu", "relu", "bn").Lower(Purpose.Inference);

        Assert.Equal(kinds, program.Forward.Select(operation => operation.Kind));
        Assert.Equal("Relu", program.Forward[1].Activation!.Type);
        Operation fold = Assert.Single(program.Prepare);
        Assert.Equal((2, 2, 3, 9), (fold.Shape["groups"], fold.Shape["rows"], fold.Shape["channels"], fold.Shape["inner"]));
    }

    [Theory]
    [InlineData(new[] { 7 })]
    [InlineData(new[] { 5, 7 })]
    public void A_dense_layer_packs_the_folded_weight(int[] input)
    {
        Program program = new HandGraph(input).Add("Dense", "fc", "x", ("Units", 9)).Add("BatchNorm", "bn", "fc").Lower(Purpose.Inference);

        Assert.Equal("Dense.Forward", Assert.Single(program.Forward).Kind);
        Assert.Equal(["BatchNorm.Fold", "Dense.Pack"], program.Prepare.Select(operation => operation.Kind));
        Assert.Equal(program.Prepare[0].Writes[0], program.Prepare[1].Reads[0]);
        Assert.Equal(program.Prepare[0].Writes[1], program.Forward[0].Reads[2]);
    }

    [Fact]
    public void A_second_reader_keeps_the_normalisation() =>
        Stays(new HandGraph(4, 8, 8).Add("Conv", "conv", "x", ("F", 1)).Add("BatchNorm", "bn", "conv").Add("Sum", "sum", "conv bn"));

    [Fact]
    public void So_does_an_activation_between_the_two() =>
        Stays(new HandGraph(4, 8, 8).Add("Conv", "conv", "x", ("F", 1)).Add("Relu", "relu", "conv").Add("BatchNorm", "bn", "relu"));

    [Fact]
    public void So_do_other_channels_seen_through_a_view() =>
        Stays(new HandGraph(4, 8, 8).Add("Conv", "conv", "x", ("F", 1)).Add("Reshape", "view", "conv", ("First", 8), ("Second", 4), ("Third", 8)).Add("BatchNorm", "bn", "view"));

    [Fact]
    public void So_does_a_normalisation_of_the_input() => Stays(new HandGraph(4, 8, 8).Add("BatchNorm", "bn", "x"));

    [Fact]
    public void Training_and_trace_keep_it()
    {
        HandGraph graph = new HandGraph(4, 8, 8).Add("Conv", "conv", "x").Add("BatchNorm", "bn", "conv");

        Assert.Contains(graph.Lower(Purpose.Training).Forward, operation => operation.Kind == "BatchNorm.ForwardTraining");
        Assert.Contains(graph.Lower(Purpose.Trace).Forward, operation => operation.Kind == "BatchNorm.Forward");
    }

    private static void Stays(HandGraph graph) => Assert.Contains(graph.Lower(Purpose.Inference).Forward, operation => operation.Kind == "BatchNorm.Forward");
}
