using System;
using System.Collections.Generic;
using System.Linq;
using BatteryHealth.Data;

namespace BatteryHealth.Estimation;

/// <summary>
/// Least squares with a penalty (ridge): a weight for each of the 192 numbers of a curve, scaled as the network sees them, and a constant. The baseline that the network has to beat.
/// </summary>
internal sealed class LinearRegression
{
    private const int Unknowns = ChargeCurve.Steps * ChargeCurve.Channels;

    private readonly Scales scales;
    private readonly double[] centre = new double[Unknowns];
    private readonly double[] weights;

    /// <summary>Solves the normal equations.</summary>
    /// <param name="curves">What to learn from.</param>
    /// <param name="penalty">Factor of the sum of squared weights.</param>
    public LinearRegression(IReadOnlyList<ChargeCurve> curves, double penalty)
    {
        scales = new Scales(curves);
        Penalty = penalty;
        double[][] rows = [.. curves.Select(Row)];
        for (int i = 0; i < Unknowns; i++)
        {
            centre[i] = rows.Average(row => row[i]);
        }

        double[,] matrix = new double[Unknowns, Unknowns];
        double[] right = new double[Unknowns];
        for (int n = 0; n < rows.Length; n++)
        {
            double[] row = Centred(rows[n]);
            for (int i = 0; i < Unknowns; i++)
            {
                right[i] += row[i] * (curves[n].Health - scales.HealthMean);
                for (int j = 0; j <= i; j++)
                {
                    matrix[i, j] += row[i] * row[j];
                }
            }
        }

        for (int i = 0; i < Unknowns; i++)
        {
            matrix[i, i] += penalty;
        }

        weights = Cholesky.Solve(matrix, right);
    }

    /// <summary>Factor of the sum of squared weights.</summary>
    public double Penalty { get; }

    /// <summary>With the penalty that does best for each training cell in turn when that is left out: the unseen cell has no say in it.</summary>
    /// <param name="curves">What to learn from, of at least two cells.</param>
    public static LinearRegression Chosen(IReadOnlyList<ChargeCurve> curves)
    {
        double[] penalties = [1e-3, 1e-2, 0.1, 1, 10, 100, 1000];
        return new LinearRegression(curves, penalties.MinBy(penalty => curves.Select(curve => curve.Cell).Distinct().Average(cell => LeftOut(curves, cell, penalty))));
    }

    /// <summary>The health that a curve speaks of.</summary>
    public double Estimate(ChargeCurve curve) => scales.HealthMean + Centred(Row(curve)).Zip(weights, (value, weight) => value * weight).Sum();

    private static double LeftOut(IReadOnlyList<ChargeCurve> curves, string cell, double penalty)
    {
        ChargeCurve[] others = [.. curves.Where(curve => curve.Cell != cell)];
        LinearRegression regression = new(others.Length > 0 ? others : curves, penalty);
        return curves.Where(curve => curve.Cell == cell).Average(curve => Math.Abs(regression.Estimate(curve) - curve.Health));
    }

    private double[] Row(ChargeCurve curve)
    {
        float[] scaled = new float[Unknowns];
        scales.Write(curve.Samples, scaled);
        return [.. scaled.Select(value => (double)value)];
    }

    private double[] Centred(double[] row) => [.. row.Zip(centre, (value, mean) => value - mean)];
}
