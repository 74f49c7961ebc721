using System;
using System.Collections.Generic;
using System.Globalization;

namespace Translate.Data;

/// <summary>Ways to write a date in English.</summary>
internal static class DateFormats
{
    /// <summary>Those that are learned.</summary>
    public static IReadOnlyList<Func<DateOnly, string>> Learned { get; } =
    [
        date => Text($"{date:d MMMM yyyy}"),
        date => Text($"{date:MMMM d, yyyy}"),
        date => Text($"{date:dddd, MMMM d, yyyy}"),
        date => Text($"{date:ddd d MMM yyyy}"),
        date => Text($"{date:yyyy MMMM d}"),
        date => Text($"{date:dd-MMM-yyyy}"),
        date => Text($"{date:dd'.'MM'.'yyyy}"), // the day first
        date => Text($"{date:M'/'d'/'yyyy}"), // the month first
        date => Text($"{NumberWords.Short(date.Day)} of {date:MMMM yyyy}"),
        date => Text($"the {NumberWords.Short(date.Day)} day of {date:MMMM} in the year {date:yyyy}"),
        date => Text($"the {NumberWords.Ordinal(date.Day)} of {date:MMMM}, {NumberWords.Year(date.Year)}"),
        date => Text($"{date:MMMM} the {NumberWords.Ordinal(date.Day)}, {NumberWords.Year(date.Year)}"),
        date => Text($"in {NumberWords.Year(date.Year)}, on the {NumberWords.Ordinal(date.Day)} of {date:MMMM}"),
        date => Text($"{date:dddd}, {NumberWords.Ordinal(date.Day)} {date:MMMM yyyy}"),
    ];

    /// <summary>One that is not: a new order of parts that are all known.</summary>
    public static Func<DateOnly, string> HeldOut { get; } = date => Text($"{date:dddd} the {NumberWords.Short(date.Day)} of {date:MMMM}, {NumberWords.Year(date.Year)}");

    private static string Text(FormattableString format) => format.ToString(CultureInfo.InvariantCulture);
}
