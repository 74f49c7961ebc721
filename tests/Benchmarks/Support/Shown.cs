using System;

namespace StaticNets.Benchmarks.Support;

/// <summary>Numbers as the tables have them, in the invariant culture.</summary>
internal static class Shown
{
    /// <summary>A time with three digits and its unit.</summary>
    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => Digits(nanoseconds) + " ns",
        < 1e6 => Digits(nanoseconds / 1e3) + " us",
        _ => Digits(nanoseconds / 1e6) + " ms",
    };

    /// <summary>Three digits.</summary>
    public static string Digits(double value) => value switch
    {
        < 10 => FormattableString.Invariant($"{value:F2}"),
        < 100 => FormattableString.Invariant($"{value:F1}"),
        _ => FormattableString.Invariant($"{value:F0}"),
    };

    /// <summary>A very small number: 2e-6.</summary>
    public static string Power(double value) => value.ToString("0e-0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A part of a whole.</summary>
    public static string Percent(double part) => FormattableString.Invariant($"{100 * part:F0} %");
}
