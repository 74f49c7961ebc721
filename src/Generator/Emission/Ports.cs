using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Emission;

/// <summary>Inputs, outputs and targets of a network as emitted code names them.</summary>
internal sealed class Ports
{
    // Parameters and locals of the programs behind the members.
    private static readonly string[] Programs =
        ["team", "rows", "row", "first", "ports", "parameters", "states", "prepared", "gradients", "accumulate", "arena", "key", "weights", "visitor", "passing", "state"];

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <param name="fields">Names of the programs' fields: no parameter may hide one.</param>
    public Ports(CheckedNetwork network, IEnumerable<string> fields)
    {
        Identifiers field = new(["Ports", "Weights", "State", "Rows"]);
        Identifiers local = new([.. Programs, .. fields]);
        Inputs = [.. network.Inputs.Select((input, i) => Of(i, input.Name, i == 0 ? "InputLength" : PortNames.ConstantOf(input.Name), field, local, input.GivenShape, input.Tokens) with { Vocabulary = input.Vocabulary, Longest = input.Longest })];
        Outputs = [.. Demand.Outputs(network, Purpose.Inference).Select((output, i) =>
            Of(network.Outputs.ToList().IndexOf(output), output.Name, i == 0 ? "OutputLength" : PortNames.ConstantOf(output.Name), field, local, network.Signals[output.Value].Shape, false))];
        taken.UnionWith(Inputs.Concat(Outputs).Select(port => port.Name));

        string[] targets = [.. Demand.Outputs(network, Purpose.Training).Select(output => output.Target ?? PortNames.Target).Distinct(StringComparer.Ordinal)];
        Targets = [.. targets.Select(Member)];
        Losses = [.. Demand.Outputs(network, Purpose.Training).Select(output =>
            (network.Outputs.ToList().IndexOf(output), Targets[Array.IndexOf(targets, output.Target ?? PortNames.Target)], LengthsOf(network, output)))];
        taken.UnionWith(Targets);
    }

    public IReadOnlyList<Port> Inputs { get; }

    /// <summary>The outputs of inference, the main one first.</summary>
    public IReadOnlyList<Port> Outputs { get; }

    /// <summary>What training compares outputs with, as parameters: the main output's first.</summary>
    public IReadOnlyList<string> Targets { get; }

    /// <summary>Number of each output that has a loss, the main one first, the target that it is compared with, and the input with the true lengths of its sequences.</summary>
    public IReadOnlyList<(int Output, string Target, string? Lengths)> Losses { get; }

    /// <summary>The name of the input with the true lengths of an output's sequences; null where it has none.</summary>
    public static string? LengthsOf(CheckedNetwork network, GraphOutput output) =>
        network.Inputs.FirstOrDefault(input => input.Value == network.Signals[output.Value].Lengths)?.Name;

    /// <summary>The check of an input's values, inside the user's class; null for numbers, which may be any.</summary>
    public static string? Check(Port input, string rows) =>
        input.Longest > 0 ? "global::StaticNets.Runtime.Guard.Lengths(" + input.Name + ", " + rows + ", " + Literal.Of(input.Longest) + ");"
        : input.Tokens ? "global::StaticNets.Runtime.Guard.Tokens(" + input.Name + ", " + Literal.Of(input.Vocabulary) + ");"
        : null;

    /// <summary>A further parameter or local of the members: <paramref name="wanted"/>, unless a port is called so.</summary>
    public string Member(string wanted) => PortNames.Free(wanted, taken);

    private static Port Of(int number, string name, string constant, Identifiers field, Identifiers local, Shape shape, bool tokens) =>
        new(number, name, constant, field.New(name, upper: true), local.New(name), local.New(name + "Gradient"), shape, tokens);
}
