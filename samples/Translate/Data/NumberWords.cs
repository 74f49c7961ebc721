using System;

namespace Translate.Data;

/// <summary>Numbers in English words.</summary>
internal static class NumberWords
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
        "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>0 to 99, as <c>forty-two</c>.</summary>
    public static string Cardinal(int number) => number < 20 ? Small[number]
        : number % 10 == 0 ? Tens[number / 10]
        : $"{Tens[number / 10]}-{Small[number % 10]}";

    /// <summary>1 to 99, as <c>forty-second</c>.</summary>
    public static string Ordinal(int number) => number > 20 && number % 10 != 0 ? $"{Tens[number / 10]}-{Ordinal(number % 10)}" : number switch
    {
        1 => "first",
        2 => "second",
        3 => "third",
        5 => "fifth",
        8 => "eighth",
        9 => "ninth",
        12 => "twelfth",
        < 20 => Small[number] + "th",
        _ => Tens[number / 10][..^1] + "ieth",
    };

    /// <summary>A day of a month in digits with its ending, as <c>22nd</c>.</summary>
    public static string Short(int day) => day + (day is >= 11 and <= 13 ? "th" : (day % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    });

    /// <summary>A year as it is said: <c>nineteen eighty-seven</c>, <c>nineteen oh five</c>, <c>two thousand and five</c>, <c>twenty twelve</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not from 1900 to 2099.</exception>
    public static string Year(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1900);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2099);
        return year switch
        {
            1900 => "nineteen hundred",
            2000 => "two thousand",
            < 1910 => $"nineteen oh {Cardinal(year % 100)}",
            > 2000 and < 2010 => $"two thousand and {Cardinal(year % 100)}",
            _ => $"{Cardinal(year / 100)} {Cardinal(year % 100)}",
        };
    }
}
