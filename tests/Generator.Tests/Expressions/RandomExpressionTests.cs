using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using StaticNets.Generator.Graph.Expressions;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Tests.Mutation;
using Xunit;

namespace StaticNets.Generator.Tests.Expressions;

/// <summary>
/// Random expressions, whose values are calculated beside their text as fractions of arbitrary size: the compiler gives the same value where all steps are whole and within 64 bits,
/// and SN0028 where one is not.
/// </summary>
public class RandomExpressionTests
{
    private const int Count = 20_000;

    // Names and what they are in Scopes.OnImage.
    private static readonly (string Text, long Value)[] Leaves = [("K", 128), ("s", 2), ("GROWTH", 32), ("C", 64), ("H", 14), ("W", 10), ("count", 5), ("0", 0), ("1", 1), ("3", 3), ("8", 8), ("1000000", 1_000_000), ("Big", long.MaxValue)];

    [Fact]
    public void Random_arithmetic_has_the_value_of_its_tree()
    {
        Draw draw = new(1);
        int whole = 0;
        int wrong = 0;
        for (int n = 0; n < Count; n++)
        {
            (string text, _, BigInteger? value) = Number(draw, depth: 1 + draw.Below(4));
            Evaluated<Constant> read = Evaluate.Setting(text, Scopes.OnImage);
            Assert.True(value is null ? read.Mistake?.Rule.Id == "SN0028" : read.IsKnown && read.Value == Constant.Of((long)value.Value), text + " is " + value + ", not " + read);
            _ = value is null ? wrong++ : whole++;
        }

        Assert.True(whole > Count / 4 && wrong > Count / 10, whole + " whole, " + wrong + " wrong");
    }

    [Fact]
    public void Random_conditions_have_the_value_of_their_tree()
    {
        Draw draw = new(2);
        int[] seen = [0, 0, 0];
        for (int n = 0; n < Count; n++)
        {
            (string text, _, bool? value) = Flag(draw, depth: 1 + draw.Below(4));
            Evaluated<bool> read = Evaluate.Condition(text, Scopes.OnImage);
            Assert.True(value is null ? read.Mistake?.Rule.Id == "SN0028" : read.IsKnown && read.Value == value, text + " is " + value + ", not " + read);
            seen[value is null ? 2 : value.Value ? 1 : 0]++;
        }

        Assert.All(seen, number => Assert.True(number > Count / 50));
    }

    /// <summary>The comparison above can fail: an operator or a name exchanged for another changes most values.</summary>
    [Fact]
    public void A_changed_expression_has_another_value()
    {
        Draw draw = new(3);
        int differ = 0;
        int known = 0;
        for (int n = 0; n < 1000; n++)
        {
            string text = Number(draw, depth: 3).Text;
            string changed = text.Contains('+', StringComparison.Ordinal) ? text.Replace('+', '-') : text.Replace("H", "W", StringComparison.Ordinal).Replace("1", "8", StringComparison.Ordinal) + " + 1";
            Evaluated<Constant> right = Evaluate.Setting(text, Scopes.OnImage);
            known += right.IsKnown ? 1 : 0;
            differ += right.IsKnown && right.Value != Evaluate.Setting(changed, Scopes.OnImage).Value ? 1 : 0;
        }

        Assert.True(differ > known / 2, differ + " of " + known + " differ");
    }

    /// <summary>A text, how tightly its outermost operator binds (6 products, 7 what needs no parentheses), and its value; null where a step has none.</summary>
    private static (string Text, int Binds, BigInteger? Value) Number(Draw draw, int depth)
    {
        if (depth == 0)
        {
            (string leaf, long number) = draw.Of(Leaves);
            return (leaf, 7, number);
        }

        switch (draw.Below(8))
        {
            case 0:
            {
                (string operand, int binds, BigInteger? value) = Number(draw, depth - 1);
                return ("-" + Within(draw, operand, binds, least: 7), 7, Whole(-value));
            }

            case 1:
            {
                string name = draw.Of((string[])["min", "max", "ceil", "round"]);
                (string a, _, BigInteger? x) = Number(draw, depth - 1);
                (string b, _, BigInteger? y) = name is "min" or "max" || draw.Chance(20) ? Number(draw, depth - 1) : ("8", 7, 8);
                return (name + "(" + a + "," + Space(draw) + b + ")", 7, x is null || y is null ? null : Whole(Called(name, x.Value, y.Value)));
            }

            default:
            {
                char sign = draw.Of((char[])['+', '-', '*', '/']);
                int own = sign is '+' or '-' ? 5 : 6;
                (string a, int bindsA, BigInteger? x) = Number(draw, depth - 1);
                (string b, int bindsB, BigInteger? y) = Number(draw, depth - 1);
                string text = Within(draw, a, bindsA, own) + Space(draw) + sign + Space(draw) + Within(draw, b, bindsB, own + 1);
                BigInteger? value = x is null || y is null ? null : sign switch
                {
                    '+' => x + y,
                    '-' => x - y,
                    '*' => x * y,
                    _ => y.Value.IsZero || !BigInteger.Remainder(x.Value, y.Value).IsZero ? null : x / y,
                };
                return (text, own, Whole(value));
            }
        }
    }

    private static (string Text, int Binds, bool? Value) Flag(Draw draw, int depth)
    {
        if (depth == 0)
        {
            return draw.Of(((string, int, bool?)[])[("wide", 7, true), ("plain", 7, false), ("activation == Silu", 3, true), ("Same != edge", 3, false), ("true", 7, true), ("rate >= 1", 4, false)]);
        }

        switch (draw.Below(5))
        {
            case 0:
            {
                (string operand, int binds, bool? value) = Flag(draw, depth - 1);
                return ("!" + Within(draw, operand, binds, least: 7), 7, !value);
            }

            case 1:
            {
                string sign = draw.Of((string[])["==", "!=", "<", "<=", ">", ">="]);
                int own = sign is "==" or "!=" ? 3 : 4;
                (string a, int bindsA, BigInteger? x) = Number(draw, draw.Below(2));
                (string b, int bindsB, BigInteger? y) = Number(draw, draw.Below(2));
                bool? value = x is null || y is null ? null : sign switch { "==" => x == y, "!=" => x != y, "<" => x < y, "<=" => x <= y, ">" => x > y, _ => x >= y };
                return (Within(draw, a, bindsA, own) + sign + Within(draw, b, bindsB, own + 1), own, value);
            }

            default:
            {
                bool and = draw.Chance(50);
                int own = and ? 2 : 1;
                (string a, int bindsA, bool? x) = Flag(draw, depth - 1);
                (string b, int bindsB, bool? y) = Flag(draw, depth - 1);

                // The left side without a value is a mistake; the right one only where it is looked at.
                bool? value = x is null ? null : x == !and ? x : y;
                return (Within(draw, a, bindsA, own) + Space(draw) + (and ? "&&" : "||") + Space(draw) + Within(draw, b, bindsB, own + 1), own, value);
            }
        }
    }

    private static BigInteger? Called(string name, BigInteger a, BigInteger b) => name switch
    {
        "min" => BigInteger.Min(a, b),
        "max" => BigInteger.Max(a, b),
        _ when b < 1 => null,
        "ceil" => a + Modulo(-a, b),
        _ => Divisible(a, b),
    };

    /// <summary>make_divisible by trying what is near, with torchvision's own conditions as fractions.</summary>
    private static BigInteger Divisible(BigInteger a, BigInteger b)
    {
        BigInteger below = a - Modulo(a, b);
        BigInteger nearest = 2 * (a - below) >= b ? below + b : below;
        BigInteger least = nearest < b ? b : nearest;
        return least * 10 < a * 9 ? least + b : least;
    }

    private static BigInteger Modulo(BigInteger a, BigInteger b) => ((a % b) + b) % b;

    private static BigInteger? Whole(BigInteger? value) => value is null || value < long.MinValue || value > long.MaxValue ? null : value;

    private static string Within(Draw draw, string text, int binds, int least) => binds < least || draw.Chance(15) ? "(" + Space(draw) + text + ")" : text;

    private static string Space(Draw draw) => draw.Chance(40) ? " " : "";
}
