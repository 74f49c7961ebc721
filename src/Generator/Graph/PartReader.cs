using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Graph.Expressions;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary>Reads lists of attributes, the network's and, within it, those of the blocks it uses. Each attribute acts on the frame's current value.</summary>
internal sealed class PartReader
{
    private readonly NodeList list;
    private readonly Dictionary<string, BlockDefinition> blocks;
    private readonly Dictionary<string, Action<Frame, AttributeUse>> structure;
    private readonly BlockReader blockReader;
    private readonly JoinReader joins;

    public PartReader(NodeList list, IReadOnlyList<BlockDefinition> blocks)
    {
        this.list = list;
        this.blocks = blocks.ToDictionary(block => block.Type, StringComparer.Ordinal);
        blockReader = new BlockReader(list, this);
        joins = new JoinReader(list);
        PortReader ports = new(list);
        ForkReader forks = new(list);
        structure = new(StringComparer.Ordinal)
        {
            [Names.Network] = ports.ReadNetwork,
            [Names.Input] = ports.ReadInput,
            [typeof(OutputAttribute).FullName!] = ports.ReadOutput,
            [typeof(BranchAttribute).FullName!] = forks.ReadBranch,
            [typeof(SkipAttribute).FullName!] = forks.ReadSkip,
            [typeof(TagAttribute).FullName!] = forks.ReadTag,
            [typeof(FromAttribute).FullName!] = forks.ReadFrom,
        };
    }

    /// <summary>All attributes of a frame, and what must not be left open behind them.</summary>
    public void Read(Frame frame, IReadOnlyList<AttributeUse> uses)
    {
        foreach (AttributeUse use in uses.Where(use => IsThere(frame, use)))
        {
            if (!list.HasRoom)
            {
                return;
            }

            list.CountPart();
            Read(frame, use);
        }

        if (frame.Fork is { } open)
        {
            list.Fail(Rule.OpenFork, open.Site, ForkReader.Branches(open.Done.Count + 1));
        }

        // In a block a condition may have left out what uses the label.
        foreach ((string label, Site site) in frame.Block is null ? frame.Unused : [])
        {
            list.Fail(Rule.UnusedLabel, site, label);
        }
    }

    private void Read(Frame frame, AttributeUse use)
    {
        if (frame.Cursor < 0 && use.Type != Names.Network && use.Type != Names.Input)
        {
            list.HasLayerBeforeInput = true;
        }
        else if (structure.TryGetValue(use.Type, out Action<Frame, AttributeUse> read))
        {
            read(frame, use);
        }
        else if (blocks.TryGetValue(use.Type, out BlockDefinition block))
        {
            blockReader.Read(frame, use, block);
        }
        else if (JoinReader.Is(use))
        {
            joins.Read(frame, use);
        }
        else if (use.Type == Activated.Name)
        {
            if (Activated.Resolve(frame, use, list) is { } activation)
            {
                ReadLayer(frame, activation);
            }
        }
        else
        {
            ReadLayer(frame, use);
        }
    }

    private void ReadLayer(Frame frame, AttributeUse use)
    {
        Site site = frame.SiteOf(use);
        if (LayerCatalog.Find(use.Type) is not { } layer)
        {
            list.Fail(Rule.UnknownLayer, site, use.Display);
            return;
        }

        LabelledSettings labels = new(layer, use, list);
        Repetition.Run(frame, use, site, list, i =>
        {
            if (PathNames.Of(frame, use, site, i, list) is not { } path || SettingsReader.Read(frame, labels.Others, site, list) is not { } settings || labels.Operands(frame, site) is not { } operands)
            {
                frame.Cursor = list.AddUnknown();
                return;
            }

            Node node = list.AddNode(layer, path, settings.Concat(labels.Given).ToEquatable(), operands.Prepend(frame.Cursor).ToEquatable(), site);
            labels.Name(frame, node, site);
            frame.Cursor = node.Output;
        });
    }

    private bool IsThere(Frame frame, AttributeUse use)
    {
        Constant? condition = use.Arguments.FirstOrDefault(argument => argument.Name == nameof(PartAttribute.If))?.Value;
        if (condition is not { Kind: ConstantKind.Text } text)
        {
            return true;
        }

        Evaluated<bool> there = Evaluate.Condition(text.Word!, frame.Scope);
        if (there.Mistake is { } mistake)
        {
            list.Fail(mistake.Rule, frame.SiteOf(use).At(nameof(PartAttribute.If)), [.. mistake.Arguments]);
        }

        return there.Value;
    }
}
