using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;

namespace StaticNets.Generator.Shapes;

/// <summary>Names of inputs, outputs and targets: each is a parameter, and those of inputs and outputs make a constant; nothing may be made twice.</summary>
internal static class PortChecker
{
    public static IReadOnlyList<Finding> Check(NetworkDeclaration declaration, Ir.Graph graph)
    {
        List<Finding> findings = [];
        Dictionary<string, string> takenBy = new(StringComparer.Ordinal);
        for (int i = 0; i < graph.Inputs.Count; i++)
        {
            Check(graph.Inputs[i].Name, graph.Inputs[i].Site.Argument is null ? graph.Inputs[i].Site.At(nameof(InputAttribute.Name)) : graph.Inputs[i].Site, hasConstant: i > 0, takenBy, findings);
        }

        for (int i = 1; i < graph.Outputs.Count; i++)
        {
            Check(graph.Outputs[i].Name, SiteOf(declaration, graph.Outputs[i].Name), hasConstant: !graph.Outputs[i].Training, takenBy, findings);
        }

        return findings;
    }

    private static void Check(string name, Site site, bool hasConstant, Dictionary<string, string> takenBy, List<Finding> findings)
    {
        string constant = PortNames.ConstantOf(name);
        string? taken = PortNames.Takes(name) is { } member && (hasConstant || member == name) ? "the member '" + member + "' that every network has"
            : name == PortNames.Output ? "the main output's name"
            : takenBy.ContainsKey(name) ? "another input or output of that name"
            : hasConstant && takenBy.TryGetValue(constant, out string other) ? "the constant '" + constant + "' of '" + other + "'"
            : null;
        if (taken is not null)
        {
            findings.Add(new Finding(Rule.BadName, site, [name, "free: it would hide " + taken + "; choose another"]));
            return;
        }

        takenBy[name] = name;
        if (hasConstant)
        {
            takenBy[constant] = name;
        }
    }

    private static Site SiteOf(NetworkDeclaration declaration, string output)
    {
        AttributeUse? use = declaration.Attributes.FirstOrDefault(attribute => attribute.Type == typeof(OutputAttribute).FullName
            && attribute.Arguments.Any(argument => argument.Name == nameof(OutputAttribute.Name) && argument.Value.Word == output));
        return use is null ? Site.Class : Site.Attribute(use.Index).At(nameof(OutputAttribute.Name));
    }
}
