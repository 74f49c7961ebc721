using System.Linq;
using Xunit;
using static StaticNets.Generator.Tests.Graphs.Declared;

namespace StaticNets.Generator.Tests.Graphs;

/// <summary>Branches, skips, joins and labels become edges.</summary>
public class ForkTests
{
    [Fact]
    public void Branches_begin_at_the_fork_and_a_join_takes_them_in_order() => Assert.Equal(
        ["conv1 = Conv(input)", "conv2 = Conv(conv1)", "conv3 = Conv(conv1)", "relu1 = Relu(conv3)", "concat1 = Concat(conv2, relu1)", "output <- concat1"],
        Lines([], Input(3, 8, 8), Part("Conv"), Part("Branch"), Part("Conv", ("F", 1)), Part("Branch"), Part("Conv", ("F", 1)), Part("Relu"), Part("Concat")));

    [Fact]
    public void An_empty_branch_is_the_value_before_the_fork() => Assert.Equal(
        ["conv1 = Conv(input)", "concat1 = Concat(conv1, input)", "output <- concat1"],
        Lines([], Input(3, 8, 8), Part("Branch"), Part("Conv", ("F", 1)), Part("Branch"), Part("Concat")));

    [Fact]
    public void A_skip_is_the_first_operand_of_its_join() => Assert.Equal(
        ["relu1 = Relu(input)", "sum1 = Sum(input, relu1)", "relu2 = Relu(sum1)", "output <- relu2"],
        Lines([], Input(4), Part("Skip"), Part("Relu"), Part("Sum"), Part("Relu")));

    [Fact]
    public void A_branch_may_follow_a_skip() => Assert.Equal(
        ["relu1 = Relu(input)", "tanh1 = Tanh(input)", "sum1 = Sum(input, relu1, tanh1)", "output <- sum1"],
        Lines([], Input(4), Part("Skip"), Part("Relu"), Part("Branch"), Part("Tanh"), Part("Sum")));

    [Fact]
    public void A_join_with_labels_takes_the_current_value_first() => Assert.Equal(
        ["relu1 = Relu(input)", "tanh1 = Tanh(relu1)", "concat1 = Concat(tanh1, relu1, input)", "output <- concat1"],
        Lines([], Input(4), Part("Tag", ("Label", "start")), Part("Relu"), Part("Tag", ("Label", "middle")), Part("Tanh"), Part("Concat", ("Labels.0", "middle"), ("Labels.1", "start"))));

    [Fact]
    public void From_makes_a_labelled_value_the_current_one() => Assert.Equal(
        ["relu1 = Relu(input)", "tanh1 = Tanh(input)", "sum1 = Sum(tanh1, relu1)", "output <- sum1"],
        Lines([], Input(4), Part("Tag", ("Label", "start")), Part("Relu"), Part("Tag", ("Label", "left")), Part("From", ("Label", "start")), Part("Tanh"), Part("Sum", ("Labels.0", "left"))));

    [Fact]
    public void Further_inputs_and_outputs_have_names() => Assert.Equal(
        ["dense1 = Dense(image)", "dense2 = Dense(state)", "sum1 = Sum(dense2, dense1)", "output <- sum1", "value <- dense2"],
        Lines([], Named(Input(4), "image"), Part("Dense", ("Units", 3)), Part("Tag", ("Label", "left")), Named(Input(2), "state"), Part("Dense", ("Units", 3)), Part("Output", ("Name", "value")), Part("Sum", ("Labels.0", "left"))));

    [Fact]
    public void What_only_training_outputs_need_is_marked()
    {
        (Ir.Graph? graph, _) = Build([], Input(4), Part("Relu"), Part("Tag", ("Label", "middle")), Part("Dense", ("Units", 2)), Part("Output", ("Name", "aux"), ("Training", true), ("Weight", 0.3)), Part("From", ("Label", "middle")), Part("Dense", ("Units", 3)));

        Assert.Equal([false, true, false], Assert.IsType<Ir.Graph>(graph).Nodes.Select(node => node.TrainingOnly));
        Assert.Equal(0.3, graph.Outputs[1].Weight);
        Assert.True(graph.Outputs[1].Training);
    }

    [Theory]
    [InlineData(8, 1, "2")]
    [InlineData(7, 1, "2")]
    [InlineData(9, 1, "2")]
    public void A_projection_has_the_smallest_stride_that_gives_the_extent(int extent, int padding, string stride)
    {
        (Ir.Graph? graph, _) = Build([], Input(3, extent, extent), Part("Skip"), Part("Conv", ("K", 5), ("S", 2), ("P", padding)), Part("Sum", ("Project", true)));

        Assert.Equal(["conv1", "downsample.0", "downsample.1", "sum1"], Assert.IsType<Ir.Graph>(graph).Nodes.Select(node => node.Path));
        Assert.Equal(stride, Setting(graph, "downsample.0", "S").ToString());
        Assert.Equal("5", Setting(graph, "downsample.0", "K").ToString());
    }

    [Fact]
    public void A_projection_of_steps_is_a_dense_layer_of_its_name() => Assert.Equal(
        ["dense1 = Dense(input)", "adapt = Dense(input)", "sum1 = Sum(adapt, dense1)", "output <- sum1"],
        Lines([], Input(6, 4), Part("Skip"), Part("Dense", ("Units", 9)), Part("Sum", ("Project", true), ("Name", "adapt"))));

    [Fact]
    public void Where_the_shapes_agree_nothing_is_projected() => Assert.Equal(
        ["conv1 = Conv(input)", "sum1 = Sum(input, conv1)", "output <- sum1"],
        Lines([], Input(3, 8, 8), Part("Skip"), Part("Conv", ("P", 1)), Part("Sum", ("Project", true))));

    [Fact]
    public void Each_mistake_stands_at_its_attribute()
    {
        Assert.Equal(["SN0020 at 2: 2 branches"], Findings([], Input(4), Part("Skip"), Part("Relu")));
        Assert.Equal(["SN0021 at 2: Sum|no fork is open"], Findings([], Input(4), Part("Sum")));
        Assert.Equal(["SN0021 at 4: Sum|the fork has only one branch"], Findings([], Input(4), Part("Branch"), Part("Relu"), Part("Sum")));
        Assert.Equal(["SN0022 at 2 Label: a|[Tag(\"a\")] before it would give it"], Findings([], Input(4), Part("From", ("Label", "a")), Part("Relu")));
        Assert.Equal(["SN0025 at 3: Skip"], Findings([], Input(4), Part("Branch"), Part("Skip"), Part("Branch"), Part("Relu"), Part("Sum")));
        Assert.Equal(["SN0024 at 4: From"], Findings([], Input(4), Part("Tag", ("Label", "a")), Part("Skip"), Part("From", ("Label", "a")), Part("Relu"), Part("Sum")));
        Assert.Equal(["SN1017 at 4 Project: downsample|[3, 8, 8]|[5, 6, 6]"], Findings([], Input(3, 8, 8), Part("Skip"), Part("Conv", ("K", 5)), Part("Sum", ("Project", true))));
        Assert.Equal(["SN3001 at 2 Label: a"], Findings([], Input(4), Part("Tag", ("Label", "a")), Part("Relu")));
        Assert.Equal(["SN3002 at 1: image"], Findings([], Named(Input(4), "image"), Named(Input(4), "mask"), Part("Relu")));
        Assert.Equal(["SN3002 at 3: dense1"], Findings([], Input(4), Part("Tag", ("Label", "a")), Part("Dense", ("Units", 3)), Part("From", ("Label", "a")), Part("Relu")));
    }

    private static Ir.AttributeUse Named(Ir.AttributeUse use, string name) => use with { Arguments = [.. use.Arguments, new Ir.Argument("Name", Ir.Constant.Of(name))] };
}
