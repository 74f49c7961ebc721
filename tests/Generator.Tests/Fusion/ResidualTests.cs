using System.Linq;
using StaticNets.Generator.Ir;
using Xunit;

namespace StaticNets.Generator.Tests.Fusion;

/// <summary>Which sums a convolution takes, and which copies of gradients are left out.</summary>
public class ResidualTests
{
    private static readonly (string, object) Same = ("P", 1);

    [Fact]
    public void The_last_convolution_of_a_residual_block_adds_the_skip_and_applies_the_activation()
    {
        Program program = Block(new HandGraph(4, 8, 8).Add("Conv", "stem", "x", Same)).Lower(Purpose.Inference);

        Assert.Equal(["Conv.Forward", "Conv.Forward", "Conv.ForwardResidual"], program.Forward.Select(operation => operation.Kind));
        Operation last = program.Forward[2];
        Assert.Equal(("conv2 + bn2 + sum + relu2", "Relu"), (last.Layer, last.Activation!.Type));
        Assert.Equal("stem", program.Values[last.Reads[3]].Name);
        Assert.Equal([3], last.InPlace);
    }

    [Theory]
    [InlineData("main skip")]
    [InlineData("skip main")]
    public void Of_two_convolutions_the_later_one_adds(string operands)
    {
        Program program = new HandGraph(4, 8, 8).Add("Conv", "main", "x", Same).Add("Conv", "skip", "x", ("F", 1)).Add("Sum", "sum", operands).Lower(Purpose.Inference);

        Assert.Equal(["main", "skip + sum"], program.Forward.Select(operation => operation.Layer));
        Assert.Equal("main", program.Values[program.Forward[1].Reads[3]].Name);
    }

    [Fact]
    public void A_value_that_comes_after_the_convolution_is_added_by_itself() =>
        Stays(new HandGraph(4, 8, 8).Add("Conv", "conv", "x", Same).Add("MaxPool", "pool", "x", ("F", 3), ("S", 1), ("P", 1)).Add("Sum", "sum", "conv pool"));

    [Fact]
    public void A_second_reader_of_the_convolution_keeps_the_sum() =>
        Stays(new HandGraph(4, 8, 8).Add("Conv", "conv", "x", Same).Add("Sum", "sum", "x conv").Add("Product", "product", "sum conv"));

    [Fact]
    public void So_does_an_activation_before_the_sum() =>
        Stays(new HandGraph(4, 8, 8).Add("Conv", "conv", "x", Same).Add("Relu", "relu", "conv").Add("Sum", "sum", "x relu"));

    [Fact]
    public void So_does_a_repeated_operand() =>
        Stays(new HandGraph(4, 8, 8).Add("GlobalAvgPool", "mean", "x", ("KeepExtent", true)).Add("Conv", "conv", "x", Same).Add("Sum", "sum", "mean conv"));

    [Fact]
    public void So_does_a_value_added_to_itself() => Stays(new HandGraph(4, 8, 8).Add("Conv", "conv", "x", Same).Add("Sum", "sum", "conv conv"));

    [Fact]
    public void Trace_keeps_every_sum() => Stays(Block(new HandGraph(4, 8, 8).Add("Conv", "stem", "x", Same)), Purpose.Trace);

    [Fact]
    public void Gradients_of_a_residual_block_are_not_copied()
    {
        Program program = Block(new HandGraph(4, 8, 8).Add("Conv", "stem", "x", Same)).Lower(Purpose.Training);

        Assert.Equal(0, Copies(program));
        Operation[] writers = [.. program.Backward.Where(operation => operation.Writes.Contains(program.Backward.Single(last => last.Layer == "conv1" && last.Kind == "Conv.BackwardData").Writes[0]))];
        Assert.Equal([("relu2", GradientWrite.Overwrite), ("conv1", GradientWrite.Add)], writers.Select(operation => (operation.Layer, operation.Gradient)));
    }

    [Theory]
    [InlineData("x a b", 0)]
    [InlineData("a b x", 0)]
    [InlineData("a a b", 2)]
    public void A_copy_stays_only_where_one_is_added_to_while_the_other_is_read(string operands, int copies)
    {
        // The branches are read before their input is added to; a value that is there twice gets its gradient twice.
        Program program = new HandGraph(4, 8, 8).Add("Tanh", "a", "x").Add("Tanh", "b", "x").Add("Sum", "sum", operands).Lower(Purpose.Training);

        // The gradient of the input lies with the caller.
        Assert.Equal(copies, Copies(program) - program.Backward.Count(operation => IsCopy(operation) && program.Values[operation.Writes[0]].Role == ValueRole.InputGradient));
    }

    [Fact]
    public void A_single_layer_between_fork_and_sum_keeps_one_copy()
    {
        // The convolution reads the sum's gradient while it adds to the skip's.
        Program program = new HandGraph(4, 8, 8).Add("Conv", "stem", "x", Same).Add("Conv", "conv", "stem", Same).Add("Sum", "sum", "stem conv").Lower(Purpose.Training);

        Assert.Equal(1, Copies(program));
    }

    private static HandGraph Block(HandGraph graph) => graph
        .Add("Conv", "conv1", "stem", Same, ("Bias", false)).Add("BatchNorm", "bn1", "conv1").Add("Relu", "relu1", "bn1")
        .Add("Conv", "conv2", "relu1", Same, ("Bias", false)).Add("BatchNorm", "bn2", "conv2").Add("Sum", "sum", "stem bn2").Add("Relu", "relu2", "sum");

    private static void Stays(HandGraph graph, Purpose purpose = Purpose.Inference) => Assert.Contains(graph.Lower(purpose).Forward, operation => operation.Kind == "Add.Forward");

    private static int Copies(Program program) => program.Backward.Count(IsCopy);

    private static bool IsCopy(Operation operation) => operation.Kind == "Map.Backward" && operation.Activation!.IsIdentity;
}
