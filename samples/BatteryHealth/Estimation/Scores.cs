using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace BatteryHealth.Estimation;

/// <summary>How far estimates are from the truth; both are shares of the nominal capacity.</summary>
/// <param name="MeanAbsolute">Mean of the distances.</param>
/// <param name="RootMeanSquare">Square root of the mean of their squares.</param>
/// <param name="Explained">R²: the share of the truth's variance that the estimates explain; negative where the truth's mean would be the better estimate.</param>
internal readonly record struct Scores(double MeanAbsolute, double RootMeanSquare, double Explained)
{
    /// <summary>Compares.</summary>
    /// <exception cref="ArgumentException">There is nothing, or not as many of both.</exception>
    public static Scores Of(IReadOnlyList<double> estimates, IReadOnlyList<double> truths)
    {
        if (estimates.Count != truths.Count || truths.Count == 0)
        {
            throw new ArgumentException($"There are {estimates.Count} estimates of {truths.Count} values.", nameof(estimates));
        }

        double[] errors = [.. estimates.Zip(truths, (estimate, truth) => estimate - truth)];
        double mean = truths.Average();
        double squares = errors.Sum(error => error * error);
        return new Scores(errors.Average(Math.Abs), Math.Sqrt(squares / errors.Length), 1 - (squares / truths.Sum(truth => (truth - mean) * (truth - mean))));
    }

    /// <summary>The mean of several.</summary>
    public static Scores Mean(IReadOnlyList<Scores> all) => new(all.Average(each => each.MeanAbsolute), all.Average(each => each.RootMeanSquare), all.Average(each => each.Explained));

    /// <summary>As <c>MAE 1.23 %  RMSE 1.50 %  R² 0.954</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"MAE {100 * MeanAbsolute:F2} %  RMSE {100 * RootMeanSquare:F2} %  R² {Explained:F3}");
}
