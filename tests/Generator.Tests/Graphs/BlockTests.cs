using System.Linq;
using StaticNets.Generator.Ir;
using Xunit;
using static StaticNets.Generator.Tests.Graphs.Declared;

namespace StaticNets.Generator.Tests.Graphs;

/// <summary>A block is read in the place of its use: its paths, parameters, dimensions, conditions, repetitions and labels.</summary>
public class BlockTests
{
    private static readonly BlockDefinition Residual = Block(
        "Residual",
        [("K", ParameterKind.Integer, 8), ("S", ParameterKind.Integer, 1)],
        Part("Skip"),
        Part("Conv", ("K", "K"), ("S", "S"), ("P", 1), ("Name", "conv1")),
        Part("BatchNorm"),
        Part("Relu", ("If", "S != 1")),
        Part("Sum", ("Project", true)));

    [Fact]
    public void The_layers_of_a_block_lie_under_its_path() => Assert.Equal(
        ["residual1.conv1 = Conv(input)", "residual1.batchNorm1 = BatchNorm(residual1.conv1)", "residual1.sum1 = Sum(input, residual1.batchNorm1)", "output <- residual1.sum1"],
        Lines([Residual], Input(8, 4, 4), Part("Residual")));

    [Fact]
    public void What_a_condition_leaves_out_is_not_there() => Assert.Contains(
        "layer1.0.relu1 = Relu(layer1.0.batchNorm1)",
        Lines([Residual], Input(8, 4, 4), Part("Residual", ("S", 2), ("Name", "layer1.0"))));

    [Fact]
    public void Each_repetition_reads_the_dimensions_anew()
    {
        BlockDefinition grow = Block("Grow", [], Part("Conv", ("K", "2*C"), ("P", 1)));
        (Ir.Graph? graph, _) = Build([grow], Input(3, 4, 4), Part("Grow", ("Repeat", 3), ("Name", "grow{i+1}")));

        Assert.Equal(["grow1.conv1", "grow2.conv1", "grow3.conv1"], Assert.IsType<Ir.Graph>(graph).Nodes.Select(node => node.Path));
        Assert.Equal("24", Setting(graph, "grow3.conv1", "K").ToString());
    }

    [Fact]
    public void Repetitions_without_a_name_take_an_ordinal_each() => Assert.Equal(
        ["relu1 = Relu(input)", "relu2 = Relu(relu1)", "relu3 = Relu(relu2)", "output <- relu3"],
        Lines([], Input(4), Part("Relu", ("Repeat", 2)), Part("Relu")));

    [Fact]
    public void A_block_without_a_segment_of_its_own_does_not_take_its_neighbours_names() => Assert.Equal(
        ["conv1 = Conv(input)", "conv2 = Conv(conv1)", "conv3 = Conv(conv2)", "output <- conv3"],
        Lines([Block("Flat", [], Part("Conv"))], Input(3, 9, 9), Part("Conv"), Part("Flat", ("Name", "")), Part("Conv")));

    [Fact]
    public void A_label_in_a_block_is_its_own_and_one_from_outside_comes_as_a_parameter()
    {
        BlockDefinition reader = Block("Reader", [("Memory", ParameterKind.Text, null)], Part("Tag", ("Label", "a")), Part("Relu"), Part("Sum", ("Labels.0", "memory"), ("Labels.1", "a")));
        Assert.Equal(
            ["tanh1 = Tanh(input)", "reader1.relu1 = Relu(tanh1)", "reader1.sum1 = Sum(reader1.relu1, input, tanh1)", "output <- reader1.sum1"],
            Lines([reader], Input(4), Part("Tag", ("Label", "a")), Part("Tanh"), Part("Reader", ("Memory", "a"))));
        Assert.Equal(["SN0022 at 4.2 Labels.0: b|there is 'a'"], Findings([reader], Input(4), Part("Tag", ("Label", "a")), Part("Tanh"), Part("Reader", ("Memory", "b"))));
    }

    [Fact]
    public void A_parameter_goes_through_a_block_within_a_block()
    {
        BlockDefinition inner = Block("Inner", [("Units", ParameterKind.Any, null), ("Label", ParameterKind.Text, null)], Part("Dense", ("Units", "units + 1")), Part("Sum", ("Labels.0", "label")));
        BlockDefinition outer = Block("Outer", [("N", ParameterKind.Integer, null), ("Mark", ParameterKind.Text, null)], Part("Inner", ("Units", "N - 1"), ("Label", "mark")));
        Assert.Equal(
            ["relu1 = Relu(input)", "outer1.inner1.dense1 = Dense(relu1)", "outer1.inner1.sum1 = Sum(outer1.inner1.dense1, input)", "output <- outer1.inner1.sum1"],
            Lines([inner, outer], Input(4), Part("Tag", ("Label", "start")), Part("Relu"), Part("Outer", ("N", 4), ("Mark", "start"))));
    }

    [Fact]
    public void Activate_is_the_activation_that_the_parameter_names()
    {
        BlockDefinition active = Block("Active", [("Activation", ParameterKind.Choice, Activation.Gelu)], Part("Activate", ("Activation", "activation")));
        Assert.Equal(["active1.gelu1 = Gelu(input)", "active2.hardSwish1 = HardSwish(active1.gelu1)", "output <- active2.hardSwish1"], Lines([active], Input(4), Part("Active"), Part("Active", ("Activation", Activation.HardSwish))));
    }

    [Fact]
    public void A_layer_may_use_the_parameters_of_another() => Assert.Equal(
        ["left = Dense(input)", "relu1 = Relu(left)", "dense1 = Dense(relu1) of left", "output <- dense1"],
        Lines([], Input(4), Part("Dense", ("Units", 4), ("Name", "left")), Part("Relu"), Part("Dense", ("Units", 4), ("Share", "left"))));

    [Fact]
    public void A_block_may_use_the_parameters_of_another() => Assert.Equal(
        ["twin.dense1 = Dense(input)", "twin.relu1 = Relu(twin.dense1)", "body1.dense1 = Dense(twin.relu1) of twin.dense1", "body1.relu1 = Relu(body1.dense1)", "output <- body1.relu1"],
        Lines([Block("Body", [], Part("Dense", ("Units", "N")), Part("Relu"))], Input(4), Part("Body", ("Name", "twin")), Part("Body", ("Share", "twin"))));

    [Fact]
    public void Parameters_of_another_shape_cannot_be_shared() => Assert.Equal(
        ["SN0035 at 3 Share: left|has weight [4, 4], bias [4] where this one needs weight [5, 4], bias [5]"],
        Findings([], Input(4), Part("Dense", ("Units", 4), ("Name", "left")), Part("Dense", ("Units", 5), ("Share", "left"))));

    [Fact]
    public void A_mistake_in_a_block_names_the_way_to_it() => Assert.Equal(
        ["SN1003 at 2.1 K: residual1.conv1|K|0"],
        Findings([Residual], Input(8, 4, 4), Part("Residual", ("K", 0))));

    [Fact]
    public void A_wrong_repetition_is_reported_once() => Assert.Equal(
        ["SN0033 at 2 Repeat: Relu|0|1 to 20,000"],
        Findings([], Input(4), Part("Relu", ("Repeat", 0))));

    [Fact]
    public void Nested_repetitions_end_in_a_message()
    {
        BlockDefinition inner = Block("Inner", [], Part("Relu", ("Repeat", 20_000)));
        BlockDefinition outer = Block("Outer", [], Part("Inner", ("Repeat", 20_000)));
        Assert.StartsWith("SN1008", Assert.Single(Findings([inner, outer], Input(4), Part("Outer", ("Repeat", 20_000)))));
    }

    [Fact]
    public void Blocks_that_add_no_layer_end_in_a_message_too()
    {
        BlockDefinition inner = Block("Inner", [], Part("Relu", ("If", "N == 0")));
        BlockDefinition outer = Block("Outer", [], Part("Inner", ("Repeat", 20_000)));
        Assert.StartsWith("SN1008", Findings([inner, outer], Input(4), Part("Relu"), Part("Outer", ("Repeat", 20_000)))[0]);
    }
}
