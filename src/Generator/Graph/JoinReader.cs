using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary><c>[Sum]</c>, <c>[Product]</c>, <c>[Concat]</c>: of the open branches, or of the current value and labelled ones.</summary>
internal sealed class JoinReader(NodeList list)
{
    /// <summary>Why there is nothing to join, as SN0021 goes on.</summary>
    public const string NoFork = "no fork is open";

    /// <inheritdoc cref="NoFork"/>
    public const string OneBranch = "the fork has only one branch";

    /// <summary>How often a join can stand, as SN0033 goes on.</summary>
    public const string Once = "1, because there is nothing to join again";

    private const string LabelPrefix = nameof(JoinAttribute.Labels) + ".";

    private static readonly HashSet<string> Joins = new(
        typeof(JoinAttribute).Assembly.GetTypes().Where(type => typeof(JoinAttribute).IsAssignableFrom(type)).Select(type => type.FullName!),
        StringComparer.Ordinal);

    public static bool Is(AttributeUse use) => Joins.Contains(use.Type);

    /// <summary>The labels that a join names.</summary>
    public static IEnumerable<Argument> Labels(AttributeUse use) => use.Arguments.Where(argument => argument.Name.StartsWith(LabelPrefix, StringComparison.Ordinal));

    public void Read(Frame frame, AttributeUse use)
    {
        Site site = frame.SiteOf(use);
        if (use.Arguments.FirstOrDefault(argument => argument.Name == nameof(LayerAttribute.Repeat)) is { } repeat)
        {
            // The join itself is read all the same: without it its fork would seem open.
            list.Fail(Rule.BadRepeat, site.At(repeat.Name), use.Display, repeat.Value.ToString(), Once);
        }

        Layer layer = LayerCatalog.Find(use.Type)!;
        AttributeUse plain = use with { Arguments = use.Arguments.Where(argument => !argument.Name.StartsWith(LabelPrefix, StringComparison.Ordinal)).ToEquatable() };
        if (Branches(frame, use, site) is not { } branches || SettingsReader.Read(frame, plain, site, list) is not { } settings)
        {
            frame.Cursor = list.AddUnknown();
            return;
        }

        bool project = settings.Any(setting => setting.Name == layer.ProjectSetting && setting.Value is { Kind: ConstantKind.Flag, Integer: not 0 });

        // The name of a projecting sum is that of its projection.
        LayerPath? path = project ? PathNames.Default(frame, use, list) : PathNames.Of(frame, use, site, 0, list);
        if (path is null)
        {
            frame.Cursor = list.AddUnknown();
        }
        else
        {
            IEnumerable<int> operands = project ? Projection.Of(frame, layer, use, site, branches, list) : branches.Select(branch => branch.Value);
            frame.Cursor = list.AddNode(layer, path, settings, operands.ToEquatable(), site).Output;
        }
    }

    /// <summary>What is joined; null, and a finding, where there is nothing to join. A labelled value counts as a skip beside the current one.</summary>
    private IReadOnlyList<Branch>? Branches(Frame frame, AttributeUse use, Site site)
    {
        Argument[] labels = Labels(use).ToArray();
        if (labels.Length == 0)
        {
            return OfFork(frame, use, site);
        }

        List<Branch> branches = [new Branch(frame.Cursor, IsIdentity: false)];
        foreach (Argument label in labels)
        {
            if (ForkReader.Find(frame, label, site, list) is not { } value)
            {
                return null;
            }

            branches.Add(new Branch(value, IsIdentity: true));
        }

        return branches;
    }

    private IReadOnlyList<Branch>? OfFork(Frame frame, AttributeUse use, Site site)
    {
        if (frame.Fork is not { } fork)
        {
            list.Fail(Rule.NothingToJoin, site, use.Display, NoFork);
            return null;
        }

        fork.End(frame.Cursor);
        frame.Fork = null;
        if (fork.Done.Count < 2)
        {
            list.Fail(Rule.NothingToJoin, site, use.Display, OneBranch);
            return null;
        }

        return fork.Done;
    }
}
