using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using StaticNets.Generator.Graph.Expressions;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Tests.Mutation;
using Xunit;

namespace StaticNets.Generator.Tests.Expressions;

/// <summary>Texts that nobody writes to compile a network: each gets its mistake, in bounded time and with a short message.</summary>
public class HostileTextTests
{
    /// <summary>What comes closest to a test of time that a busy machine passes: all of them together take milliseconds where they are bounded, and minutes where they are not.</summary>
    private const int Seconds = 20;

    public static TheoryData<string> Texts { get; } =
    [
        new string('(', 20_000),
        new string('(', 20_000) + "1" + new string(')', 20_000),
        new string('(', 400) + "1" + new string(')', 400),
        new string('-', 20_000) + "1",
        new string('!', 900) + "wide",
        string.Concat(Enumerable.Repeat("min(1,", 160)),
        string.Concat(Enumerable.Repeat("1+", 20_000)) + "1",
        new string('9', 20_000),
        new string('9', 900),
        new string('k', 1_000_000),
        new string('k', 900),
        new string(' ', 1_000_000),
        new string('1', 1_000_000) + "x1",
        new string('\0', 1_000_000),
        "K\0",
        "\ud800",
        "K + \udc00\ud800",
        "K + \ud83d\ude00",
        "\u202eK",
        "\u0661 + 1",
        "K\u0301",
        new string('{', 1_000_000),
        new string('}', 1_000_000),
        string.Concat(Enumerable.Repeat("{i}", 300_000)),
        "{" + new string('(', 20_000) + "}",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_hostile_text_is_a_mistake_with_a_short_message(string text)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Mistake?[] mistakes = [Evaluate.Setting(text, Scopes.OnImage).Mistake, Evaluate.Condition(text, Scopes.OnImage).Mistake, Evaluate.Name("{" + text + "}", Scopes.OnImage).Mistake];
        Assert.All(mistakes, mistake => Assert.NotNull(mistake));
        Assert.All(mistakes, mistake => Assert.True(Messages.Of(mistake).Length < 600, Messages.Of(mistake)));
        Assert.All(mistakes, mistake => Assert.DoesNotContain(Messages.Of(mistake), c => char.IsControl(c) || char.IsSurrogate(c)));
        Assert.True(watch.Elapsed.TotalSeconds < Seconds, watch.Elapsed.ToString());
    }

    [Fact]
    public void What_is_just_short_and_flat_enough_is_read()
    {
        Assert.True(Evaluate.Setting(string.Concat(Enumerable.Repeat("1+", (Parser.Longest / 2) - 1)) + "1", Scopes.OnImage).IsKnown);
        Assert.True(Evaluate.Setting(new string('(', Parser.Deepest - 1) + "1" + new string(')', Parser.Deepest - 1), Scopes.OnImage).IsKnown);
        Assert.NotNull(Evaluate.Setting(new string('(', Parser.Deepest) + "1" + new string(')', Parser.Deepest), Scopes.OnImage).Mistake);
        Assert.NotNull(Evaluate.Setting(new string(' ', Parser.Longest) + "1", Scopes.OnImage).Mistake);
    }

    [Fact]
    public void A_name_without_braces_may_be_as_long_as_it_likes() => Assert.Equal(1_000_000, Evaluate.Name(new string('a', 1_000_000), Scopes.OnImage).Value!.Length);

    /// <summary>Tokens thrown together: most are no expressions, some are. A place in a message is a place in the text.</summary>
    [Fact]
    public void Random_tokens_have_a_value_or_a_mistake()
    {
        string[] tokens = ["K", "s", "C", "T", "rate", "wide", "memory", "activation", "Relu", "i", "q", "0", "1", "3", "64", "9223372036854775807", "+", "-", "*", "/", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "!", "(", ")", ",", "ceil(", "round(", "min(", "max(", "x", " ", "=", "{", "}", "/3", "/0", "\0", "\ud800"];
        Dictionary<string, int> seen = [];
        Draw draw = new(26);
        for (int n = 0; n < 30_000; n++)
        {
            string text = string.Concat(Enumerable.Range(0, 1 + draw.Below(9)).Select(_ => draw.Of(tokens)));
            foreach (Scope scope in (Scope[])[Scopes.OnImage, Scopes.On(null), Scopes.OutsideBlocks])
            {
                Count(seen, text, Evaluate.Setting(text, scope));
                Count(seen, text, Evaluate.Condition(text, scope));
                Count(seen, text, Evaluate.Name(text, scope));
                Count(seen, text, Evaluate.Name("{" + text + "}", scope));
            }
        }

        // Nothing is learned where one outcome never happens.
        Assert.All((string[])["known", "unknown", "SN0026", "SN0027", "SN0028", "SN0029"], outcome => Assert.True(seen.GetValueOrDefault(outcome) > 100, outcome));
    }

    private static void Count<T>(Dictionary<string, int> seen, string text, Evaluated<T> evaluated)
    {
        string outcome = evaluated.Mistake?.Rule.Id ?? (evaluated.IsKnown ? "known" : "unknown");
        seen[outcome] = seen.GetValueOrDefault(outcome) + 1;
        if (evaluated.Mistake is { } mistake)
        {
            int place = int.Parse(mistake.Arguments[outcome == "SN0026" ? 2 : 1], System.Globalization.CultureInfo.InvariantCulture);
            Assert.InRange(place, 1, text.Length + 3);
        }
    }
}
