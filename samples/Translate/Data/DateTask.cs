using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNets.Training;

namespace Translate.Data;

/// <summary>Dates of 1900 to 2099 in words, to be written as ISO 8601 does. A date that is tested on is learned in no format.</summary>
internal static class DateTask
{
    private const int TestShare = 20; // one date of so many is tested on

    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly int Days = new DateOnly(2100, 1, 1).DayNumber - First.DayNumber;

    /// <summary>Makes pairs, each of a date and a format by chance; those tested on once in a learned format and once in that which was held out.</summary>
    /// <param name="seed">Other seeds, other pairs.</param>
    /// <param name="count">How many to learn from.</param>
    public static PairSet Create(ulong seed, int count)
    {
        SampleRandom random = new(seed, 0, 0);
        List<DateOnly> training = [];
        List<DateOnly> test = [];
        for (int day = 0; day < Days; day++)
        {
            (random.NextBelow(TestShare) == 0 ? test : training).Add(First.AddDays(day));
        }

        Pair[] pairs = new Pair[count];
        for (int i = 0; i < count; i++)
        {
            pairs[i] = One(training[random.NextBelow(training.Count)], DateFormats.Learned[random.NextBelow(DateFormats.Learned.Count)]);
        }

        return new PairSet(
            pairs,
            [.. test.Select((date, i) => One(date, DateFormats.Learned[i % DateFormats.Learned.Count]))],
            [.. test.Select(date => One(date, DateFormats.HeldOut))]);
    }

    private static Pair One(DateOnly date, Func<DateOnly, string> format) =>
        new(Tokens.Split(format(date)), Tokens.Characters(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
