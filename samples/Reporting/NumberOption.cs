using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Reporting;

/// <summary>Makes options that take a number within bounds.</summary>
public static class NumberOption
{
    /// <summary>An option whose value is from <paramref name="least"/> to <paramref name="most"/>; others are refused with a sentence that says so.</summary>
    /// <param name="name">As <c>--epochs</c>.</param>
    /// <param name="description">What it sets.</param>
    /// <param name="usual">Its value where it is not given.</param>
    /// <param name="least">The least.</param>
    /// <param name="most">The most.</param>
    public static Option<T> Create<T>(string name, string description, T usual, T least, T most)
        where T : struct, INumber<T> => new(name)
    {
        Description = description,
        HelpName = IsWhole<T>() ? "N" : "X",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (T.TryParse(text, CultureInfo.InvariantCulture, out T value) && value >= least && value <= most)
            {
                return value;
            }

            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is '{text}'; it must be a {(IsWhole<T>() ? "whole " : "")}number from {least} to {most}."));
            return usual;
        },
    };

    // Half of one is nothing in whole numbers.
    private static bool IsWhole<T>()
        where T : struct, INumber<T> => T.One / (T.One + T.One) == T.Zero;
}
