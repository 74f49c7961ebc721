using System;
using System.Linq;
using Translate.Data;
using Translate.Networks;
using Xunit;

namespace StaticNets.Networks.Tests.Words;

public class DateTests
{
    [Theory]
    [InlineData(1900, "nineteen hundred")]
    [InlineData(1905, "nineteen oh five")]
    [InlineData(1987, "nineteen eighty-seven")]
    [InlineData(2000, "two thousand")]
    [InlineData(2009, "two thousand and nine")]
    [InlineData(2010, "twenty ten")]
    [InlineData(2099, "twenty ninety-nine")]
    public void Years_are_said(int year, string words) => Assert.Equal(words, NumberWords.Year(year));

    [Theory]
    [InlineData(1, "first", "1st")]
    [InlineData(3, "third", "3rd")]
    [InlineData(11, "eleventh", "11th")]
    [InlineData(12, "twelfth", "12th")]
    [InlineData(13, "thirteenth", "13th")]
    [InlineData(20, "twentieth", "20th")]
    [InlineData(22, "twenty-second", "22nd")]
    [InlineData(30, "thirtieth", "30th")]
    [InlineData(31, "thirty-first", "31st")]
    public void Days_are_counted(int day, string words, string digits) => Assert.Equal((words, digits), (NumberWords.Ordinal(day), NumberWords.Short(day)));

    [Fact]
    public void There_are_at_least_twelve_formats_and_none_is_another()
    {
        DateOnly[] dates = [new(1987, 3, 2), new(2005, 11, 30)];

        string[] written = [.. DateFormats.Learned.Append(DateFormats.HeldOut).Select(format => string.Join('|', dates.Select(format)))];

        Assert.True(DateFormats.Learned.Count >= 12);
        Assert.Equal(written.Length, written.Distinct().Count());
        Assert.Contains("the second of March, nineteen eighty-seven|the thirtieth of November, two thousand and five", written);
        Assert.Contains("02.03.1987|30.11.2005", written);
        Assert.StartsWith("Monday the 2nd of March, nineteen eighty-seven", written[^1]);
    }

    [Fact]
    public void No_date_is_both_learned_and_tested_on_and_all_fit_the_network()
    {
        PairSet pairs = DateTask.Create(seed: 1, count: 20_000);
        Pair[] all = [.. pairs.Training, .. pairs.Test, .. pairs.HeldOut];

        Assert.Empty(pairs.Training.Select(Date).Intersect(pairs.Test.Concat(pairs.HeldOut).Select(Date)));
        Assert.True(pairs.Test.Count > 3000);
        Assert.True(all.Max(pair => pair.Source.Length) <= DateModel.SourceSteps);
        Assert.All(all, pair => Assert.Equal(DateModel.TargetSteps - 1, pair.Target.Length));
        Assert.InRange(all.SelectMany(pair => pair.Source).Distinct().Count() + 4, 50, DateModel.SourceWords);
        Assert.Empty(pairs.HeldOut.SelectMany(pair => pair.Source).Except(pairs.Training.SelectMany(pair => pair.Source)));
    }

    private static string Date(Pair pair) => string.Concat(pair.Target);
}
