using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Graph.Expressions;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary>What is wrong with a block for every use of it: texts that mean nothing in it, forks and labels that do not fit, no layers, itself among its blocks. Needs no values and no shapes.</summary>
internal sealed class BlockChecker
{
    private readonly BlockDefinition block;
    private readonly IReadOnlyDictionary<string, BlockDefinition> all;
    private readonly Scope scope;
    private readonly List<Finding> findings = [];
    private bool isRecursive;

    private BlockChecker(BlockDefinition block, IReadOnlyDictionary<string, BlockDefinition> all)
    {
        this.block = block;
        this.all = all;
        scope = new Scope(block, [], Input: null);
    }

    /// <summary>The findings, in the order of the block's attributes. A site's path is the attribute's index on the block; an empty one is its class.</summary>
    /// <param name="all">The blocks that it may use, by type.</param>
    public static IReadOnlyList<Finding> Check(BlockDefinition block, IReadOnlyDictionary<string, BlockDefinition> all)
    {
        // What C# itself rejects has its errors already.
        if (!block.Readable)
        {
            return [];
        }

        BlockChecker checker = new(block, all);
        bool hasLayers = block.Attributes.Any(checker.IsLayer);

        // An input has a finding of its own.
        if (!hasLayers && !block.Attributes.Any(use => use.Type == Names.Input))
        {
            checker.Add(Rule.EmptyBlock, Site.Class, Display(block.Type));
        }

        foreach (AttributeUse use in block.Attributes)
        {
            checker.Check(use);
        }

        if (hasLayers)
        {
            checker.findings.AddRange(StructureChecker.Check(block.Attributes.ToArray(), checker.scope));
        }

        return checker.findings.OrderBy(finding => finding.Site.Path.FirstOrDefault()).ToArray();
    }

    private void Check(AttributeUse use)
    {
        Site site = Site.Attribute(use.Index);
        if (!isRecursive && Recursion.Way(use.Type, block.Type, all) is { } way)
        {
            isRecursive = true;
            Add(Rule.RecursiveBlock, site, Display(block.Type), string.Join(" -> ", way.Select(Display).Prepend(Display(block.Type))));
        }

        if (use.Type == Names.Input)
        {
            Add(Rule.MisplacedInput, site, use.Display, "the input of a block is the value that it is used on, and further ones are labels that its parameters hand in");
            return;
        }

        foreach (Argument argument in use.Arguments.Where(argument => argument.Value.Kind == ConstantKind.Text))
        {
            string text = argument.Value.Word!;
            Mistake? mistake = Meanings.Of(use, argument.Name, all) switch
            {
                Meaning.Expression => Checked.IsDigitPair(text) ? null : Checked.Setting(text, scope).Mistake,
                Meaning.Count => Checked.Count(text, scope).Mistake,
                Meaning.Condition => Checked.Condition(text, scope).Mistake,
                Meaning.Name => Checked.Name(text, scope).Mistake,
                Meaning.Label => OfLabel(text),
                Meaning.NewLabel => OfNewLabel(text),
                _ => null,
            };
            if (mistake is not null)
            {
                findings.Add(mistake.At(site.At(argument.Name)));
            }
        }
    }

    // A label from outside comes in by a parameter that holds a text; a private one has a name that no parameter has, or a mistake already where it is given.
    private Mistake? OfLabel(string text) => scope.Parameter(text) is { Kind: not (ParameterKind.Text or ParameterKind.Any) } parameter && !IsGiven(text)
        ? new Mistake(Rule.ExpressionType, [Paths.Shown(text), Text.Of(1), Paths.Shown(text), TypeChecker.Named(parameter.Kind), "a label is a text"])
        : null;

    private bool IsGiven(string label) => block.Attributes.Any(use => use.Arguments.Any(argument => argument.Value.Word == label && Meanings.Of(use, argument.Name, all) == Meaning.NewLabel));

    private Mistake? OfNewLabel(string text) => scope.Parameter(text) is { } parameter
        ? new Mistake(Rule.LabelIsParameter, [Paths.Shown(text), Paths.Shown(parameter.Name), Display(block.Type)])
        : null;

    // What is no part of the language may be a layer to a later version.
    private bool IsLayer(AttributeUse use) =>
        all.ContainsKey(use.Type) || Meanings.LanguageType(use.Type) is not { } type || typeof(LayerAttribute).IsAssignableFrom(type);

    private static string Display(string type) => new AttributeUse(type, 0, []).Display;

    private void Add(Microsoft.CodeAnalysis.DiagnosticDescriptor rule, Site site, params string[] arguments) => findings.Add(new Finding(rule, site, arguments.ToEquatable()));
}
