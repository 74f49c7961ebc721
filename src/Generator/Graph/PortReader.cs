using System;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary><c>[Network]</c>, <c>[Input]</c>, <c>[Output]</c>: what the network is to the outside.</summary>
internal sealed class PortReader(NodeList list)
{
    private const string FirstInput = "input";

    /// <summary>Name of the value behind the last attribute.</summary>
    public const string MainOutput = "output";

    public void ReadNetwork(Frame frame, AttributeUse use) => CheckChoice<Accuracy>(use, frame.SiteOf(use), nameof(NetworkAttribute.Accuracy));

    public void ReadInput(Frame frame, AttributeUse use)
    {
        Site site = frame.SiteOf(use);
        string? given = use.Text(nameof(InputAttribute.Name));
        if (frame.Block is not null || list.HasLayerBeforeInput || (list.Inputs.Count > 0 && given is null))
        {
            list.Fail(Rule.MisplacedInput, site, use.Display, "a network begins with one input, and each further one needs a Name");
            return;
        }

        if (frame.Fork is not null)
        {
            list.Fail(Rule.MovedInFork, site, use.Display);
            return;
        }

        CheckChoice<Layout>(use, site, nameof(InputAttribute.Layout));
        CheckChoice<Element>(use, site, nameof(InputAttribute.Type));
        int[] extents = InputReader.Extents(use).ToArray();
        if (InputReader.Mistake(use, extents) is { } mistake)
        {
            list.Fail(Rule.BadInput, site.At(mistake.Argument), mistake.Found);
            frame.Cursor = list.AddUnknown();
            return;
        }

        string name = given ?? FirstInput;
        CheckName(name, site.At(nameof(InputAttribute.Name)));
        string? lengths = use.Text(nameof(InputAttribute.Lengths));
        if (lengths is not null)
        {
            CheckName(lengths, site.At(nameof(InputAttribute.Lengths)), taken: name);
        }

        frame.Cursor = list.AddInput(name, Shape.Of(extents), InputReader.IsTokens(use), InputReader.IsInterleaved(use), lengths, site);
    }

    public void ReadOutput(Frame frame, AttributeUse use)
    {
        Site site = frame.SiteOf(use);
        string name = use.Text(nameof(OutputAttribute.Name)) ?? "";
        CheckName(name, site.At(nameof(OutputAttribute.Name)));
        double weight = Setting(use, nameof(OutputAttribute.Weight)) is { } given ? given.Real : 1;
        if (!(weight >= 0) || float.IsInfinity((float)weight) || ((float)weight == 0 && weight != 0))
        {
            list.Fail(Rule.OutOfRange, site.At(nameof(OutputAttribute.Weight)), name, nameof(OutputAttribute.Weight), "0 or a positive number that float can hold", Constant.Of(weight).ToString());
        }

        string? target = use.Text(nameof(OutputAttribute.Target));
        if (target is not null && !Paths.IsIdentifier(target))
        {
            list.Fail(Rule.BadName, site.At(nameof(OutputAttribute.Target)), Paths.Shown(target), Paths.IdentifierRule);
        }

        bool training = Setting(use, nameof(OutputAttribute.Training)) is { Integer: not 0 };
        list.Outputs.Add(new GraphOutput(name, frame.Cursor, training, weight, target));
    }

    private static Constant? Setting(AttributeUse use, string setting) => use.Arguments.FirstOrDefault(argument => argument.Name == setting)?.Value;

    // The names of inputs and outputs are parameters of one method.
    private void CheckName(string name, Site site, string taken = MainOutput)
    {
        if (!Paths.IsIdentifier(name))
        {
            list.Fail(Rule.BadName, site, Paths.Shown(name), Paths.IdentifierRule);
        }
        else if (list.Inputs.Select(input => input.Name).Concat(list.Outputs.Select(output => output.Name)).Append(MainOutput).Append(taken).Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            list.Fail(Rule.DuplicatePort, site, name);
        }
    }

    // A cast can make any number a member of an enum.
    private void CheckChoice<T>(AttributeUse use, Site site, string setting)
        where T : struct, Enum
    {
        if (Setting(use, setting) is { } given && !Enum.IsDefined(typeof(T), (int)given.Integer))
        {
            list.Fail(Rule.WrongType, site.At(setting), use.Display, setting, Text.Join(Enum.GetNames(typeof(T))), given.ToString());
        }
    }
}
