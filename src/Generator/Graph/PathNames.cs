using System.Linq;
using StaticNets.Generator.Graph.Expressions;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary>Paths from <c>Name</c> and <c>Share</c>.</summary>
internal static class PathNames
{
    /// <summary>The path of an attribute in its repetition number <paramref name="repetition"/>; null where a name is wrong.</summary>
    public static LayerPath? Of(Frame frame, AttributeUse use, Site site, int repetition, NodeList list)
    {
        string? name = Evaluated(frame, use, nameof(LayerAttribute.Name), site, repetition, list, out bool wrong);
        string? share = wrong ? null : Evaluated(frame, use, nameof(LayerAttribute.Share), site, repetition, list, out wrong);
        if (wrong)
        {
            return null;
        }

        string segment = name ?? Ordinal(frame, use, list);
        string path = Join(frame.Path, segment);
        string? shared = share is not null ? Resolve(frame, share, list)
            : frame.ParameterPath != frame.Path ? Join(frame.ParameterPath, segment)
            : null;
        return new LayerPath(path, shared, share is not null);
    }

    /// <summary>The default path of an attribute that takes no Name of its own.</summary>
    public static LayerPath Default(Frame frame, AttributeUse use, NodeList list) => new(Join(frame.Path, Ordinal(frame, use, list)), Shared: null, IsShareGiven: false);

    public static string Join(string path, string segment) => path.Length == 0 ? segment : segment.Length == 0 ? path : path + "." + segment;

    /// <summary>Kind and ordinal. What somebody gave as a Name, or a block without a segment of its own, may have the path already.</summary>
    private static string Ordinal(Frame frame, AttributeUse use, NodeList list)
    {
        string kind = char.ToLowerInvariant(use.Display[0]) + use.Display.Substring(1);
        string segment;
        do
        {
            segment = kind + Text.Of(frame.Next(kind));
        }
        while (list.IsTaken(Join(frame.Path, segment)));
        return segment;
    }

    // In a block another layer of the block is meant first.
    private static string Resolve(Frame frame, string share, NodeList list)
    {
        string inner = Join(frame.ParameterPath, share);
        return list.Has(inner) ? inner : share;
    }

    private static string? Evaluated(Frame frame, AttributeUse use, string setting, Site site, int repetition, NodeList list, out bool wrong)
    {
        wrong = false;
        if (use.Arguments.FirstOrDefault(argument => argument.Name == setting)?.Value is not { Kind: ConstantKind.Text, Word: { } text })
        {
            return null;
        }

        Evaluated<string> name = Evaluate.Name(text, frame.Scope with { Repetition = repetition });
        bool isPath = name.IsKnown && Paths.IsPath(name.Value!);
        if (name.Mistake is { } mistake)
        {
            list.Fail(mistake.Rule, site.At(setting), [.. mistake.Arguments]);
        }
        else if (name.IsKnown && !isPath)
        {
            list.Fail(Rule.BadName, site.At(setting), Paths.Shown(name.Value!), Paths.PathRule);
        }

        wrong = !isPath;
        return name.Value;
    }
}
