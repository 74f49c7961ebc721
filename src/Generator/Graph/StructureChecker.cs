using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Graph.Expressions;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary>Forks, labels and repetitions of a block that are wrong for every use of it. What a condition may leave out is judged where the block is used.</summary>
internal sealed class StructureChecker
{
    private readonly Scope scope;
    private readonly List<Finding> findings = [];
    private readonly HashSet<string> labels = new(StringComparer.Ordinal);
    private readonly HashSet<string> always = new(StringComparer.Ordinal);
    private AttributeUse? open;
    private int branches;

    private StructureChecker(Scope scope) => this.scope = scope;

    /// <summary>The findings about a list of attributes.</summary>
    /// <param name="scope">What names mean in the block.</param>
    public static IReadOnlyList<Finding> Check(IReadOnlyList<AttributeUse> uses, Scope scope)
    {
        StructureChecker checker = new(scope);
        bool forksAreFixed = !uses.Any(use => IsConditional(use) && IsOfForks(use));
        foreach (AttributeUse use in uses)
        {
            checker.CheckLabels(use);
            checker.CheckRepeat(use);
            if (forksAreFixed)
            {
                checker.CheckFork(use);
            }
        }

        if (checker.open is { } left)
        {
            checker.Add(Rule.OpenFork, Site.Attribute(left.Index), ForkReader.Branches(checker.branches));
        }

        return checker.findings;
    }

    private void CheckFork(AttributeUse use)
    {
        Site site = Site.Attribute(use.Index);
        if (Is<BranchAttribute>(use))
        {
            branches = open is null ? 1 : branches + 1;
            open ??= use;
        }
        else if (Is<SkipAttribute>(use) && open is null)
        {
            branches = 2;
            open = use;
        }
        else if (Is<SkipAttribute>(use))
        {
            Add(Rule.NestedFork, site, use.Display);
        }
        else if (Is<FromAttribute>(use) && open is not null)
        {
            Add(Rule.MovedInFork, site, use.Display);
        }
        else if (JoinReader.Is(use) && !Labels(use).Any())
        {
            if (open is null || branches < 2)
            {
                Add(Rule.NothingToJoin, site, use.Display, open is null ? JoinReader.NoFork : JoinReader.OneBranch);
            }

            open = null;
        }
    }

    private void CheckLabels(AttributeUse use)
    {
        foreach (Argument argument in Labels(use))
        {
            string label = argument.Value.Word ?? "";
            Site site = Site.Attribute(use.Index).At(argument.Name);
            if (Is<TagAttribute>(use))
            {
                labels.Add(label);
                if (!IsConditional(use) && !always.Add(label))
                {
                    Add(Rule.LabelTwice, site, Paths.Shown(label));
                }
            }
            else if (!IsConditional(use) && !labels.Contains(label) && scope.Parameter(label) is null)
            {
                Add(Rule.UnknownLabel, site, Paths.Shown(label), ForkReader.Hint(scope, labels.OrderBy(known => known, StringComparer.Ordinal).ToArray(), label));
            }
        }
    }

    private void CheckRepeat(AttributeUse use)
    {
        Argument? repeat = use.Arguments.FirstOrDefault(argument => argument.Name == nameof(LayerAttribute.Repeat));
        if (IsConditional(use) || repeat?.Value is not { Kind: ConstantKind.Integer or ConstantKind.Real } value)
        {
            return;
        }

        string? range = JoinReader.Is(use) ? JoinReader.Once : Repetition.IsInRange(value) ? null : Repetition.Range;
        if (range is not null)
        {
            Add(Rule.BadRepeat, Site.Attribute(use.Index).At(repeat.Name), use.Display, value.ToString(), range);
        }
    }

    // A text given to a block may be no label at all.
    private static IEnumerable<Argument> Labels(AttributeUse use) =>
        Is<TagAttribute>(use) || Is<FromAttribute>(use) ? use.Arguments.Where(argument => argument.Name == nameof(TagAttribute.Label))
        : JoinReader.Is(use) ? JoinReader.Labels(use)
        : [];

    private static bool IsOfForks(AttributeUse use) => Is<BranchAttribute>(use) || Is<SkipAttribute>(use) || Is<FromAttribute>(use) || JoinReader.Is(use);

    private static bool IsConditional(AttributeUse use) => use.Arguments.Any(argument => argument.Name == nameof(PartAttribute.If) && argument.Value.Kind == ConstantKind.Text);

    private static bool Is<T>(AttributeUse use) => use.Type == typeof(T).FullName;

    private void Add(DiagnosticDescriptor rule, Site site, params string[] arguments) => findings.Add(new Finding(rule, site, arguments.ToEquatable()));
}
