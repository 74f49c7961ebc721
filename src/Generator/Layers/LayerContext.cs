using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>
/// What a layer sees while it is checked: its input shapes and its settings, given or default. Typed readers report what is wrong on the argument
/// itself and go on with a harmless value, so that one look finds every mistake of a layer.
/// </summary>
internal sealed class LayerContext(Layer layer, Node node, EquatableArray<Signal> inputs, bool exact)
{
    /// <summary>The largest extent or count of its own that a setting may ask for; what extents multiply to is checked later.</summary>
    public const int LargestExtent = int.MaxValue / 2;

    private readonly List<Finding> findings = [];

    public IReadOnlyList<Finding> Findings => findings;

    public bool Failed => findings.Count > 0;

    /// <summary>What is known of the operands, the current value first.</summary>
    public EquatableArray<Signal> Signals => inputs;

    public EquatableArray<Shape> Inputs => inputs.Select(input => input.Shape).ToEquatable();

    public Shape Input => inputs[0].Shape;

    /// <summary>True under <c>[Network(Accuracy = Exact)]</c>.</summary>
    public bool Exact => exact;

    /// <summary>What messages call the layer: its path.</summary>
    public string Name => node.Path;

    public bool Given(string setting) => node.Settings.Any(argument => argument.Name == setting && argument.Value.Kind != ConstantKind.Null);

    /// <summary>The setting as given, or its default.</summary>
    public Constant Setting(string name) =>
        node.Settings.FirstOrDefault(argument => argument.Name == name && argument.Value.Kind != ConstantKind.Null)?.Value
        ?? (layer.Defaults.TryGetValue(name, out Constant value) ? value : Constant.Null);

    /// <summary>Reports a mistake on a setting (on the attribute, if null or not given). The layer's name is the message's {0}.</summary>
    public void Fail(DiagnosticDescriptor rule, string? setting, params object[] arguments)
    {
        string? argument = setting is not null && Given(setting) ? setting : null;
        IEnumerable<string> texts = arguments.Select(value => value is IFormattable number ? Text.Of(number) : value.ToString());
        findings.Add(new Finding(rule, node.Site.At(argument), texts.Prepend(Name).ToEquatable()));
    }

    /// <summary>The input has one of the ranks; otherwise SN1002 with <paramref name="wanted"/>.</summary>
    public bool Rank(string wanted, params int[] ranks)
    {
        if (ranks.Contains(Input.Rank))
        {
            return true;
        }

        Fail(Rule.WrongRank, null, wanted, Input);
        return false;
    }

    /// <summary>False, and SN0017, where a setting without a default is not given.</summary>
    public bool Has(string setting)
    {
        if (Setting(setting).Kind != ConstantKind.Null)
        {
            return true;
        }

        Fail(Rule.MissingArgument, setting, setting);
        return false;
    }

    /// <summary>A computed extent or count that can be addressed; otherwise SN1008 and 1.</summary>
    public int Extent(string setting, long value, string what)
    {
        if (value <= LargestExtent)
        {
            return (int)value;
        }

        Fail(Rule.TooLarge, setting, Text.Of(value) + " " + what, LargestExtent);
        return 1;
    }

    /// <summary>A whole number from <paramref name="least"/> on; <paramref name="orElse"/> where the default says "from the input".</summary>
    public int Count(string setting, long orElse = 1, int least = 1)
    {
        Constant value = Setting(setting);
        return value.Kind == ConstantKind.Null ? (int)Math.Min(orElse, int.MaxValue) : Bounded(setting, value, least);
    }

    /// <summary>Groups that divide <paramref name="channels"/> and <paramref name="filters"/>; otherwise SN1005 with the nearest number that would.</summary>
    public int Groups(string setting, int channels, int filters)
    {
        int groups = Count(setting);
        if (Failed || (channels % groups == 0 && filters % groups == 0))
        {
            return groups;
        }

        string divided = channels == filters ? "its " + Text.Of(channels) + " channels" : "its " + Text.Of(channels) + " input channels and " + Text.Of(filters) + " filters";
        Fail(Rule.GroupsDoNotDivide, setting, groups, divided, Divisor.Below(channels, filters, groups));
        return 1;
    }

    /// <summary>Height and width: one number for both, or a pair such as "3x5".</summary>
    public (int Height, int Width) Pair(string setting, int least = 1, (int Height, int Width)? orElse = null)
    {
        Constant value = Setting(setting);
        if (value.Kind == ConstantKind.Null)
        {
            return orElse ?? (least, least);
        }

        if (value.Kind != ConstantKind.Text)
        {
            int both = Bounded(setting, value, least);
            return (both, both);
        }

        string[] parts = value.Word!.Split(['x', ',']);
        if (parts.Length != 2 || !Whole(parts[0], out long height) || !Whole(parts[1], out long width))
        {
            Fail(Rule.BadPair, setting, setting, value);
            return (least, least);
        }

        return (Bounded(setting, Constant.Of(height), least), Bounded(setting, Constant.Of(width), least));
    }

    public bool Flag(string setting)
    {
        Constant value = Setting(setting);
        if (value.Kind != ConstantKind.Flag)
        {
            Fail(Rule.WrongType, setting, setting, "true or false", value);
        }

        return value.Integer != 0;
    }

    /// <summary>A finite number that <paramref name="fits"/>; otherwise SN1011 with <paramref name="wanted"/>.</summary>
    public double Real(string setting, string wanted = "a finite number", Func<double, bool>? fits = null)
    {
        Constant value = Setting(setting);
        if (value.Kind is not (ConstantKind.Real or ConstantKind.Integer))
        {
            Fail(Rule.WrongType, setting, setting, "a number", value);
            return 1;
        }

        // What does not survive the conversion to float would silently be another number at run time.
        double number = value.Real;
        bool finite = !double.IsNaN(number) && !double.IsInfinity((float)number);
        if (!finite || (fits is not null && !fits(number)))
        {
            Fail(Rule.OutOfRange, setting, setting, wanted, value);
            return 1;
        }

        return number;
    }

    /// <summary>A member of an enum of the language.</summary>
    public T Choice<T>(string setting)
        where T : struct, Enum
    {
        Constant value = Setting(setting);
        if (value.Kind != ConstantKind.Choice || value.Word != typeof(T).FullName || !Enum.IsDefined(typeof(T), (int)value.Integer))
        {
            Fail(Rule.WrongType, setting, setting, Text.Join(Enum.GetNames(typeof(T))), value);
            return default;
        }

        return (T)Enum.ToObject(typeof(T), (int)value.Integer);
    }

    private int Bounded(string setting, Constant value, int least)
    {
        if (value.Kind != ConstantKind.Integer)
        {
            Fail(Rule.WrongType, setting, setting, "a whole number", value);
            return least;
        }

        if (value.Integer < least)
        {
            Fail(least > 0 ? Rule.NotPositive : Rule.Negative, setting, setting, value);
            return least;
        }

        if (value.Integer > LargestExtent)
        {
            Fail(Rule.TooLarge, setting, setting + " = " + value, LargestExtent);
            return least;
        }

        return (int)value.Integer;
    }

    private static bool Whole(string text, out long number) =>
        long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
