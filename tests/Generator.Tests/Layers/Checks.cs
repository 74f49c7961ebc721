using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Tests.Layers;

/// <summary>What a layer answered to one question.</summary>
internal sealed record Answer(Layer Layer, Spec? Spec, IReadOnlyList<Finding> Findings)
{
    public Finding Only => Xunit.Assert.Single(Findings);

    public Spec Accepted
    {
        get
        {
            Xunit.Assert.Empty(Findings.Select(Message));
            return Spec!;
        }
    }

    public static string Message(Finding finding) => string.Format(
        System.Globalization.CultureInfo.InvariantCulture,
        finding.Rule.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture),
        finding.Arguments.ToArray<object?>());
}

/// <summary>Asks layers by hand, without a network around them.</summary>
internal static class Checks
{
    /// <summary>Settings as (name, boxed value), as an attribute has them.</summary>
    public static Answer Ask(string name, Shape input, params (string Setting, object? Value)[] settings) =>
        Ask(Find(name), input, settings.Select(setting => new Argument(setting.Setting, Constant.OfObject(setting.Value))).ToArray());

    public static Answer Ask(Layer layer, Shape input, Argument[] settings) => Ask(layer, [input], settings);

    /// <summary>Asks a layer of several inputs.</summary>
    public static Answer Ask(Layer layer, Shape[] inputs, params Argument[] settings)
    {
        Node node = new(layer.Attribute, "layer1", settings.ToEquatable(), Enumerable.Range(0, inputs.Length).ToEquatable(), inputs.Length, Site.Attribute(3));
        EquatableArray<Signal> signals = inputs.Select((shape, i) => new Signal(shape) { Kind = layer.Takes(SignalKind.Numbers, i) ? SignalKind.Numbers : SignalKind.Tokens }).ToEquatable();
        LayerContext at = new(layer, node, signals, exact: false);
        Spec? spec = Results.Check(layer, at);
        return new Answer(layer, spec, at.Findings);
    }

    public static Layer Find(string name) => LayerCatalog.Find("StaticNets." + name + "Attribute")!;

    public static string Name(Layer layer) => layer.GetType().Name;
}
