using System;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary><c>[Activate("activation")]</c> is the layer that the parameter names.</summary>
internal static class Activated
{
    public static readonly string Name = typeof(ActivateAttribute).FullName!;

    /// <summary>The activation's own attribute; null, and a finding, where none is named.</summary>
    public static AttributeUse? Resolve(Frame frame, AttributeUse use, NodeList list)
    {
        Site site = frame.SiteOf(use);
        const string Setting = nameof(ActivateAttribute.Activation);
        Argument? given = use.Arguments.FirstOrDefault(argument => argument.Name == Setting);
        if (given is null)
        {
            list.Fail(Rule.MissingArgument, site, use.Display, Setting);
            return null;
        }

        if (SettingsReader.Value(frame, given, site, list) is not { } value)
        {
            return null;
        }

        if (value.Kind == ConstantKind.Choice && value.Word == typeof(Activation).FullName && Enum.GetName(typeof(Activation), (int)value.Integer) is { } name)
        {
            return new AttributeUse(typeof(Activation).Namespace + "." + name + "Attribute", use.Index, use.Arguments.Where(SettingsReader.IsCommon).ToEquatable());
        }

        list.Fail(Rule.WrongType, site.At(Setting), use.Display, Setting, "an Activation, such as Relu", value.ToString());
        return null;
    }
}
