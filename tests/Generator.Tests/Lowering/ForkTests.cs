using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Fusion;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Lowering;
using StaticNets.Generator.Memory;
using StaticNets.Generator.Scheduling;
using StaticNets.Generator.Shapes;
using Xunit;

namespace StaticNets.Generator.Tests.Lowering;

/// <summary>A graph by hand in which one value has two readers: what the language's branches will make.</summary>
public sealed class ForkTests
{
    private const string Dense = "StaticNets.DenseAttribute";
    private const string Relu = "StaticNets.ReluAttribute";

    [Fact]
    public void The_first_writer_of_a_shared_gradient_overwrites_and_the_second_adds()
    {
        Program program = Lowerer.Lower(Fork(), Purpose.Training);
        int shared = program.Values.Single(value => value.Name == "d_trunk").Id;

        Operation[] writers = [.. program.Backward.Where(operation => operation.Writes.Contains(shared))];

        // Backward order: the right head comes last in the graph, so its gradient is first.
        Assert.Equal(["right", "bend"], writers.Select(operation => operation.Layer));
        Assert.Equal([GradientWrite.Overwrite, GradientWrite.Add], writers.Select(operation => operation.Gradient));
        Assert.All(program.Backward.Where(operation => operation.Writes.Any(value => program.Values[value].Role == ValueRole.ParameterGradient)), operation => Assert.Equal(GradientWrite.AsAsked, operation.Gradient));
    }

    [Fact]
    public void A_value_with_two_readers_keeps_its_place_until_the_last_has_read_it()
    {
        PlannedProgram plan = Planner.Plan(Scheduler.Schedule(Fuser.Fuse(Lowerer.Lower(Fork(), Purpose.Inference))));
        Value trunk = plan.Program.Values.Single(value => value.Name == "trunk");

        // The activation on the left may not be computed on top of the trunk: the right head still reads it.
        Assert.Equal(plan.Program.Forward.Count - 1, plan.Lives[trunk.Id].Last);
        Assert.All(
            plan.Program.Values.Where(value => value.Id != trunk.Id && value.Role == ValueRole.Temporary && plan.Lives[value.Id].Last >= 0 && plan.Lives[value.Id].Meets(plan.Lives[trunk.Id])),
            value => Assert.True(plan.Offsets[value.Id] >= plan.Offsets[trunk.Id] + trunk.Length || plan.Offsets[trunk.Id] >= plan.Offsets[value.Id] + value.Length));
    }

    [Fact]
    public void Both_values_leave_the_network()
    {
        Program program = Lowerer.Lower(Fork(), Purpose.Inference);

        Assert.Equal([0, 1], program.Outputs.Select(output => program.Values[output].Port));
        Assert.All(program.Outputs, output => Assert.Equal(ValueRole.Output, program.Values[output].Role));
    }

    // input -> trunk -> (relu -> left, right): values 0 to 4.
    internal static CheckedNetwork Fork()
    {
        Ir.Graph graph = new(
            [new GraphInput("input", Shape.Of(5), Tokens: false, Interleaved: false, 0, Site.Class)],
            [
                Node(Dense, "trunk", input: 0, output: 1, units: 8),
                Node(Relu, "bend", input: 1, output: 2),
                Node(Dense, "left", input: 2, output: 3, units: 3),
                Node(Dense, "right", input: 1, output: 4, units: 2),
            ],
            [new GraphOutput("first", 3), new GraphOutput("second", 4)]);
        NetworkDeclaration declaration = new(new ClassIdentity("", [], "Fork", "Fork"), [], [], Readable: true, Blocks: [], Weights: null);
        (CheckedNetwork? network, IReadOnlyList<Finding> findings) = ShapeChecker.Check(declaration, graph);
        Assert.Empty(findings);
        return network!;
    }

    private static Node Node(string layer, string path, int input, int output, int units = 0) =>
        new(layer, path, units == 0 ? [] : [new Argument("Units", Constant.Of(units))], [input], output, Site.Class);
}
