using System;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

internal enum ConstantKind
{
    Null,
    Integer,
    Real,
    Flag,
    Text,
    Choice,
    Other,
}

/// <summary>The value of an attribute's argument. An enum member is a <see cref="ConstantKind.Choice"/>: its type's name in <see cref="Word"/>, its number in <see cref="Integer"/>.</summary>
internal readonly record struct Constant(ConstantKind Kind, long Integer, double Real, string? Word)
{
    public static Constant Null => default;

    public static Constant Of(long value) => new(ConstantKind.Integer, value, value, null);

    public static Constant Of(double value) => new(ConstantKind.Real, 0, value, null);

    public static Constant Of(bool value) => new(ConstantKind.Flag, value ? 1 : 0, 0, null);

    public static Constant Of(string value) => new(ConstantKind.Text, 0, 0, value);

    public static Constant Choice(string type, long value) => new(ConstantKind.Choice, value, 0, type);

    /// <summary>Something no setting takes (a type, an array); <paramref name="description"/> is for the message.</summary>
    public static Constant Other(string description) => new(ConstantKind.Other, 0, 0, description);

    /// <summary>A boxed attribute value, as reflection or Roslyn gives it.</summary>
    public static Constant OfObject(object? value) => value switch
    {
        null => Null,
        Enum choice => Choice(choice.GetType().FullName, Convert.ToInt64(choice, System.Globalization.CultureInfo.InvariantCulture)),
        bool flag => Of(flag),
        string text => Of(text),
        float single => Of(double.Parse(Exact(single), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture)),
        double real => Of(real),
        ulong large => large <= long.MaxValue ? Of((long)large) : Other("a number above 2^63"),
        byte or sbyte or short or ushort or int or uint or long => Of(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)),
        _ => Other(value.GetType().Name),
    };

    public override string ToString() => Kind switch
    {
        ConstantKind.Null => "null",
        ConstantKind.Integer => Text.Of(Integer),
        ConstantKind.Real => Text.Of(Real),
        ConstantKind.Flag => Integer != 0 ? "true" : "false",
        ConstantKind.Text => "\"" + Text.Shown(Word!) + "\"",
        ConstantKind.Choice => Word!.Substring(Word.LastIndexOf('.') + 1) + " " + Text.Of(Integer),
        _ => Word ?? "",
    };

    // 0.1f means 0.1 to the person who wrote it, not 0.10000000149.
    private static string Exact(float value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
