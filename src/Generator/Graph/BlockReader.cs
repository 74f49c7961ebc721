using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Graph.Expressions;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary>A use of a block: its attributes are read in its place, with its parameters and the dimensions of the value it acts on.</summary>
internal sealed class BlockReader(NodeList list, PartReader parts)
{
    public void Read(Frame frame, AttributeUse use, BlockDefinition block)
    {
        Site site = frame.SiteOf(use);
        if (frame.Depth == Limits.Blocks)
        {
            list.Fail(Rule.TooDeep, site, use.Display, Text.Of(Limits.Blocks));
            frame.Cursor = list.AddUnknown();
            return;
        }

        if (Parameters(frame, use, block, site) is not { } parameters)
        {
            frame.Cursor = list.AddUnknown();
            return;
        }

        Repetition.Run(frame, use, site, list, i =>
        {
            // Expressions over the dimensions of a value that a mistake has left unknown would only bring forth further messages.
            if (list.ShapeOf(frame.Cursor) is not { } input)
            {
                frame.Cursor = list.AddUnknown();
            }
            else if (PathNames.Of(frame, use, site, i, list) is { } path)
            {
                Read(frame, use, block, site, path, parameters, input);
            }
        });
    }

    private void Read(Frame frame, AttributeUse use, BlockDefinition block, Site site, LayerPath path, EquatableArray<Argument> parameters, Shape input)
    {
        int outside = frame.Cursor;
        bool each = use.Gives(nameof(BlockAttribute.EachStep), 1);
        if (each && input.Rank < 2)
        {
            list.Fail(Rule.WrongRank, site.At(nameof(BlockAttribute.EachStep)), path.Path, "the steps of a sequence [T, D] or [T, C, H, W]", input.ToString());
            frame.Cursor = list.AddUnknown();
            return;
        }

        if (each)
        {
            frame.Cursor = list.AddNode(LayerCatalog.EachStep.Begin, Bare(path, " (each step)"), [], [outside], site).Output;
        }

        // A sequence of which nothing is known makes steps of which nothing is known.
        Shape seen = list.ShapeOf(frame.Cursor) ?? input;
        Frame inside = new(frame, block, site, path, new Scope(block, parameters, seen));
        parts.Read(inside, block.Attributes);
        frame.Cursor = each ? list.AddNode(LayerCatalog.EachStep.End, Bare(path, " (steps)"), [], [inside.Cursor, outside], site).Output : inside.Cursor;
    }

    private static LayerPath Bare(LayerPath path, string what) => new(path.Path + what, Shared: null, IsShareGiven: false);

    /// <summary>Every parameter with its value; null where one is wrong or not known.</summary>
    private EquatableArray<Argument>? Parameters(Frame frame, AttributeUse use, BlockDefinition block, Site site)
    {
        List<Argument> values = [];
        bool right = true;
        foreach (BlockParameter parameter in block.Parameters)
        {
            Argument? given = use.Arguments.FirstOrDefault(argument => argument.Name == parameter.Name);
            Constant? value = given is not null ? Given(frame, given, parameter, site) : parameter.Default;
            if (given is null && !parameter.Known)
            {
                list.Fail(Rule.DefaultNotRecorded, site, use.Display, parameter.Name);
            }

            right &= value is not null || (given is null && parameter.Known);
            if (value is { } known)
            {
                values.Add(new Argument(parameter.Name, known));
            }
        }

        return right ? values.ToEquatable() : null;
    }

    // A text parameter is a label or a name; all others take expressions where the use stands in a block itself.
    private Constant? Given(Frame frame, Argument given, BlockParameter parameter, Site site) =>
        parameter.Kind != ParameterKind.Text || given.Value.Word is not { } text ? SettingsReader.Value(frame, given, site, list)
        : given.Value;
}
