using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Emission;

/// <summary>What can be said of a network's inputs, outputs and targets where its declaration has mistakes: their names, where those can be names of C#.</summary>
internal sealed class DeclaredPorts
{
    private const string Unnamed = "input";

    private readonly HashSet<string> integers;

    public DeclaredPorts(NetworkDeclaration declaration)
    {
        AttributeUse[] given = [.. declaration.Attributes.Where(use => use.Type == Names.Input)];
        string[] inputs = [.. given.SelectMany(NamesOf).Where(IsName).Distinct(StringComparer.Ordinal)];
        integers = [.. given.SelectMany(use => NamesOf(use).Skip(IsTokens(use) ? 0 : 1))];
        if (given.LastOrDefault(IsSequence) is { } sequence && NamesOf(sequence).All(IsName))
        {
            Sequence = NamesOf(sequence).First();
            Context = [.. inputs.Except(NamesOf(sequence))];
        }

        AttributeUse[] outputs = [.. declaration.Attributes.Where(use => use.Type == typeof(OutputAttribute).FullName)];
        Inputs = inputs.Length > 0 ? inputs : [Unnamed];
        Outputs =
        [
            PortNames.Free(PortNames.Output, inputs),
            .. outputs.Where(use => !IsTraining(use)).Select(use => use.Text(nameof(OutputAttribute.Name))).OfType<string>().Where(IsName).Except([.. inputs, PortNames.Output]),
        ];
        string[] taken = [.. Inputs, .. Outputs];
        Targets = [.. outputs.Select(use => use.Text(nameof(OutputAttribute.Target))).OfType<string>().Where(IsName).Prepend(PortNames.Target).Distinct(StringComparer.Ordinal).Select(name => PortNames.Free(name, taken))];
    }

    public IReadOnlyList<string> Inputs { get; }

    /// <summary>The input that may arrive step by step; null where there is no sequence.</summary>
    public string? Sequence { get; }

    /// <summary>The inputs that are there before it.</summary>
    public IReadOnlyList<string> Context { get; } = [];

    /// <summary>C#'s name of what an input's values are.</summary>
    public string ElementOf(string input) => integers.Contains(input) ? "int" : "float";

    public IReadOnlyList<string> Outputs { get; }

    public IReadOnlyList<string> Targets { get; }

    /// <summary>The constants with the lengths of samples.</summary>
    public IEnumerable<string> Constants =>
        new[] { "InputLength", "OutputLength" }.Concat(Inputs.Skip(1).Concat(Outputs.Skip(1)).Select(PortNames.ConstantOf)).Distinct(StringComparer.Ordinal);

    /// <summary>A further parameter: <paramref name="wanted"/>, unless a port is called so.</summary>
    public string Member(string wanted) => PortNames.Free(wanted, [.. Inputs, .. Outputs, .. Targets]);

    private static IEnumerable<string> NamesOf(AttributeUse input) =>
        [input.Text(nameof(InputAttribute.Name)) ?? Unnamed, .. input.Text(nameof(InputAttribute.Lengths)) is { } lengths ? [lengths] : (string[])[]];

    private static bool IsTokens(AttributeUse input) => input.Gives(nameof(InputAttribute.Type), (long)Element.Token);

    private static bool IsSequence(AttributeUse input) =>
        GraphInput.HasSteps(IsTokens(input), input.Arguments.Count(argument => argument.Name.StartsWith(nameof(InputAttribute.Shape) + ".", StringComparison.Ordinal)));

    private static bool IsTraining(AttributeUse use) => use.Gives(nameof(OutputAttribute.Training), 1);

    // The first input's constant is InputLength.
    private static bool IsName(string name) => name == Unnamed || (SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && PortNames.Takes(name) is null);
}
