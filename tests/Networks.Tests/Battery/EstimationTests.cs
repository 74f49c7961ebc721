using System;
using System.Collections.Generic;
using System.Linq;
using BatteryHealth.Data;
using BatteryHealth.Estimation;
using BatteryHealth.Simulation;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Battery;

public class EstimationTests
{
    [Fact]
    public void Scores_are_those_of_their_definitions()
    {
        Scores scores = Scores.Of([1, 2, 5], [1, 4, 4]);

        Assert.Equal(1, scores.MeanAbsolute, 1e-15);
        Assert.Equal(Math.Sqrt(5 / 3.0), scores.RootMeanSquare, 1e-15);
        Assert.Equal(1 - (5 / 6.0), scores.Explained, 1e-15);
        Assert.Throws<ArgumentException>(() => Scores.Of([1], [1, 2]));
    }

    [Fact]
    public void A_regression_finds_weights_that_are_there()
    {
        ChargeCurve[] curves = [.. Enumerable.Range(0, 400).Select(Curve)];

        LinearRegression regression = LinearRegression.Chosen(curves[..300]);

        Assert.All(curves[300..], curve => Assert.Equal(curve.Health, regression.Estimate(curve), 1e-3));

        // 0.5 + 0.1 x (second voltage) - 0.02 x (last temperature)
        static ChargeCurve Curve(int number)
        {
            SampleRandom random = new(1, 0, number);
            float[] samples = new float[ChargeCurve.Steps * ChargeCurve.Channels];
            for (int i = 0; i < samples.Length; i++)
            {
                samples[i] = random.NextNormal();
            }

            return new ChargeCurve(number % 2 == 0 ? "even" : "odd", number, samples, 0.5 + (0.1 * samples[3]) - (0.02 * samples[^1]));
        }
    }

    [Fact]
    public void Channels_are_scaled_by_mean_and_deviation_of_the_curves()
    {
        IReadOnlyList<ChargeCurve> curves = [.. SimulatedCells.Create(seed: 1).Take(20)];
        Scales scales = new(curves);
        float[] scaled = new float[curves.Count * curves[0].Samples.Length];
        for (int i = 0; i < curves.Count; i++)
        {
            scales.Write(curves[i].Samples, scaled.AsSpan(i * curves[i].Samples.Length));
        }

        for (int channel = 0; channel < ChargeCurve.Channels; channel++)
        {
            double[] values = [.. scaled.Where((_, i) => i % ChargeCurve.Channels == channel).Select(value => (double)value)];
            Assert.Equal(0, values.Average(), 1e-6);
            Assert.Equal(1, values.Average(value => value * value), 1e-6);
        }
    }

    /// <summary>Fit's validation runs the network over scaled curves; the estimates come from the network with the scales in its weights.</summary>
    [Fact]
    public void The_trained_network_takes_volts_amperes_and_degrees_as_they_are()
    {
        ChargeCurve[] curves = [.. SimulatedCells.Create(seed: 1)];
        ChargeCurve[] training = [.. curves.Where((_, i) => i % 8 == 0)];
        ChargeCurve[] validation = [.. curves.Where((_, i) => i % 8 == 4)];

        (HealthNetwork network, FitHistory history) = HealthTraining.Run(training, validation, seed: 1, new FitOptions { Epochs = 3 });

        double deviation = new Scales(training).HealthDeviation;
        double squares = HealthTraining.Estimate(network, validation).Zip(validation, (estimate, curve) => (estimate - curve.Health) * (estimate - curve.Health)).Average();
        Assert.Equal(history.Epochs[^1].ValidationLoss, squares / (deviation * deviation), 1e-4);
    }
}
