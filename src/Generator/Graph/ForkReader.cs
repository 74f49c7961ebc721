using System.Linq;
using StaticNets.Generator.Graph.Expressions;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary><c>[Branch]</c>, <c>[Skip]</c>, <c>[Tag]</c>, <c>[From]</c>: where the current value goes.</summary>
internal sealed class ForkReader(NodeList list)
{
    private const int MostNamed = 12;

    public void ReadBranch(Frame frame, AttributeUse use)
    {
        if (frame.Fork is { } open)
        {
            open.End(frame.Cursor);
        }
        else
        {
            frame.Fork = new Fork(frame.Cursor, frame.SiteOf(use));
        }

        frame.Cursor = frame.Fork.Point;
    }

    public void ReadSkip(Frame frame, AttributeUse use)
    {
        if (frame.Fork is not null)
        {
            list.Fail(Rule.NestedFork, frame.SiteOf(use), use.Display);
            return;
        }

        frame.Fork = new Fork(frame.Cursor, frame.SiteOf(use));
        frame.Fork.End(frame.Cursor);
    }

    public void ReadTag(Frame frame, AttributeUse use)
    {
        Site site = frame.SiteOf(use);
        string label = Label(use).Value.Word ?? "";
        Name(frame, label, frame.Cursor, site.At(nameof(TagAttribute.Label)), list);
    }

    /// <summary>Gives a value a label; a finding, where that is given already.</summary>
    public static void Name(Frame frame, string label, int value, Site site, NodeList list)
    {
        if (!frame.Label(label, value, site))
        {
            list.Fail(Rule.LabelTwice, site, Paths.Shown(label));
        }
    }

    public void ReadFrom(Frame frame, AttributeUse use)
    {
        Site site = frame.SiteOf(use);
        if (frame.Fork is not null)
        {
            list.Fail(Rule.MovedInFork, site, use.Display);
            return;
        }

        frame.Cursor = Find(frame, Label(use), site, list) ?? list.AddUnknown();
    }

    /// <summary>The value of a label; null, and a finding, where there is none of that name.</summary>
    public static int? Find(Frame frame, Argument label, Site site, NodeList list)
    {
        string name = label.Value.Word ?? "";
        if (frame.Find(name) is { } value)
        {
            return value;
        }

        (Frame origin, string wanted) = frame.Origin(name);
        list.Fail(Rule.UnknownLabel, site.At(label.Name), Paths.Shown(wanted), Hint(origin.Scope, origin.Labels.ToArray(), wanted));
        return null;
    }

    /// <summary>How many branches a fork has, in words.</summary>
    public static string Branches(int count) => Text.Of(count) + (count == 1 ? " branch" : " branches");

    /// <summary>What would fit in the place of a label that is not known.</summary>
    /// <param name="known">The labels that there are, in order.</param>
    public static string Hint(Scope scope, string[] known, string label) =>
        scope.Parameter(label) is { } parameter ? "its use does not give the parameter " + parameter.Name + ", which would hold one"
        : Spelling.Closest(label, known) is { } near ? "did you mean '" + Paths.Shown(near) + "'?"
        : known.Length == 0 ? "[Tag(\"" + Paths.Shown(label) + "\")] before it would give it"
        : (known.Length == 1 ? "there is '" : "there are '") + string.Join("', '", known.Take(MostNamed).Select(Paths.Shown)) + "'";

    private static Argument Label(AttributeUse use) =>
        use.Arguments.FirstOrDefault(argument => argument.Name == nameof(TagAttribute.Label)) ?? new Argument(nameof(TagAttribute.Label), Constant.Of(""));
}
