using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Fusion;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Lowering;
using StaticNets.Generator.Shapes;
using StaticNets.Generator.Support;
using Xunit;

namespace StaticNets.Generator.Tests.Fusion;

/// <summary>A network written as its graph: a layer, its path, its inputs' paths, its settings. The input is "x"; the last layer leaves the network.</summary>
internal sealed class HandGraph(params int[] input)
{
    private readonly List<string> values = ["x"];
    private readonly List<Node> nodes = [];

    /// <summary>Adds a layer that reads <paramref name="inputs"/> (paths apart by a blank).</summary>
    public HandGraph Add(string layer, string path, string inputs, params (string Setting, object Value)[] settings)
    {
        int[] read = [.. inputs.Split(' ').Select(name => values.IndexOf(name))];
        Argument[] arguments = [.. settings.Select(setting => new Argument(setting.Setting, Constant.OfObject(setting.Value)))];
        nodes.Add(new Node("StaticNets." + layer + "Attribute", path, arguments.ToEquatable(), read.ToEquatable(), values.Count, Site.Class));
        values.Add(path);
        return this;
    }

    /// <summary>The operations, fused or (as trace has them) not.</summary>
    public Program Lower(Purpose purpose, bool fused = true)
    {
        Ir.Graph graph = new([new GraphInput("x", Shape.Of(input), Tokens: false, Interleaved: false, 0, Site.Class)], nodes.ToEquatable(), [new GraphOutput("output", values.Count - 1)]);
        NetworkDeclaration declaration = new(new ClassIdentity("", [], "Hand", "Hand"), [], [], Readable: true, Blocks: [], Weights: null);
        (CheckedNetwork? network, IReadOnlyList<Finding> findings) = ShapeChecker.Check(declaration, graph);
        Assert.Empty(findings);
        Program program = Lowerer.Lower(network!, purpose);
        return fused ? Fuser.Fuse(program) : program;
    }
}
