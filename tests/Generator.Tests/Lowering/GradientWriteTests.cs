using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Lowering;
using Xunit;

namespace StaticNets.Generator.Tests.Lowering;

/// <summary>An operation has one answer to "overwrite or add" for all gradients that it writes; where they differ, it is prepared for.</summary>
public sealed class GradientWriteTests
{
    private static readonly Geometry Any = Geometry.Of("MapShape", ("length", 1));

    [Fact]
    public void Of_two_parameters_of_which_one_was_written_the_other_begins_at_zero_and_both_are_added_to()
    {
        Program program = Written(["trunk.weight"], ["trunk.weight", "trunk.bias"]);
        Assert.Equal(
            ["Test AsAsked d_trunk.weight", "Zero.Begin AsAsked d_trunk.bias", "Test Add d_trunk.weight d_trunk.bias"],
            program.Backward.Select(operation => Text(program, operation)));
    }

    [Fact]
    public void Of_two_parameters_that_nobody_wrote_none_is_cleared()
    {
        Program program = Written(["trunk.weight", "trunk.bias"], ["trunk.weight", "trunk.bias"]);
        Assert.Equal(["Test AsAsked d_trunk.weight d_trunk.bias", "Test Add d_trunk.weight d_trunk.bias"], program.Backward.Select(operation => Text(program, operation)));
    }

    [Fact]
    public void A_gradient_written_twice_by_one_operation_is_added_to_twice()
    {
        Program program = Written(["trunk.weight", "trunk.weight"]);
        Assert.Equal(["Zero.Begin AsAsked d_trunk.weight", "Test Add d_trunk.weight d_trunk.weight"], program.Backward.Select(operation => Text(program, operation)));
    }

    [Fact]
    public void The_gradient_of_an_input_that_an_operation_writes_beside_others_takes_a_way_round()
    {
        Program program = Written(["input", "trunk.weight"]);

        // The caller may not want it: then its span is empty, and only what is skipped may write to it.
        Operation[] ofInput = [.. program.Backward.Where(operation => operation.Writes.Any(value => program.Values[value].Role == ValueRole.InputGradient))];
        Assert.Equal(["Map.Backward"], ofInput.Select(operation => operation.Kind));
        Assert.True(ofInput[0].OnlyForInput);
        Assert.Contains("Test Add d_input_part", string.Join("\n", program.Backward.Select(operation => Text(program, operation))));
    }

    [Fact]
    public void A_layer_that_no_output_needs_is_in_no_program()
    {
        CheckedNetwork network = ForkTests.Fork();
        CheckedNetwork half = network with { Outputs = [network.Outputs[0]] };
        Assert.All(System.Enum.GetValues<Purpose>(), purpose => Assert.DoesNotContain("right", Lowerer.Lower(half, purpose).Forward.Select(operation => operation.Layer)));
        Assert.Contains("right", Lowerer.Lower(network, Purpose.Inference).Forward.Select(operation => operation.Layer));
    }

    [Fact]
    public void A_layer_that_only_training_needs_is_in_no_other_program()
    {
        CheckedNetwork network = ForkTests.Fork();
        network = network with { Outputs = [network.Outputs[0], network.Outputs[1] with { Training = true }] };
        Assert.Contains("right", Lowerer.Lower(network, Purpose.Training).Forward.Select(operation => operation.Layer));
        Assert.DoesNotContain("right", Lowerer.Lower(network, Purpose.Inference).Forward.Select(operation => operation.Layer));
        Assert.DoesNotContain("right", Lowerer.Lower(network, Purpose.Trace).Forward.Select(operation => operation.Layer));
    }

    private static Program Written(params string[][] writes)
    {
        CheckedNetwork network = ForkTests.Fork();
        ProgramBuilder builder = new(network, Purpose.Training);
        builder.AddInput(network.Inputs[0], isRead: true);
        foreach (string[] names in writes)
        {
            int[] gradients = [.. names.Select(name => builder.Gradient(name == "input" ? builder.OfGraph(0) : builder.Tensor(name)))];
            builder.Backward(new Operation("Test", "trunk", Any, [], new(gradients)));
        }

        return builder.Build([], []);
    }

    private static string Text(Program program, Operation operation) =>
        operation.Kind + " " + operation.Gradient + " " + string.Join(" ", operation.Writes.Select(value => program.Values[value].Name));
}
