using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using StaticNets.Runtime.Threading;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Runtime.Tests.Training;

public class AveragingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Every_average_is_that_of_PyTorch(int number)
    {
        JsonElement reference = TrainingReference.Cases("averages")[number];
        float[][] weights = [.. reference.GetProperty("weights").EnumerateArray().Select(TrainingReference.Floats)];
        double[][] averages = [.. reference.GetProperty("averages").EnumerateArray().Select(TrainingReference.Doubles)];
        WeightAverage average = (number == 0 ? WeightAveraging.Exponential(0.9) : WeightAveraging.LastEpochs(10)).Begin(weights[0].Length, 0);
        Assert.False(average.Exists);
        for (int i = 0; i < weights.Length; i++)
        {
            average.Update(Team.Alone, weights[i], default);
            average.EndEpoch(weights[i], default);
            Assert.True(average.Exists);

            // Each of ten updates rounds once: 10 · 2⁻²⁴ of values below 3.
            Floats.AssertClose(averages[i], average.Parameters, $"average {i}", relative: 1e-6, absolute: 0);
        }

        Assert.False(Floats.Close(averages[8], average.Parameters, relative: 1e-6, absolute: 0));
    }

    /// <summary>Σ dᵗ⁻ⁱ pⁱ / Σ dᵗ⁻ⁱ in double precision over the weights after each step; 15 roundings of 2⁻²⁴.</summary>
    [Fact]
    public void The_exponential_mean_of_a_fit_is_that_of_its_definition_and_is_what_is_validated()
    {
        const double Decay = 0.7;
        TinyNetwork network = new();
        using TinyTraining training = new(network, 8, new Adam(0.05f), Loss.CrossEntropy);
        List<float[]> weights = [];
        List<float[]> published = [];
        Clouds validation = new(30, seed: 6);

        FitHistory history = training.Fit(new Clouds(40), new FitOptions
        {
            Epochs = 3,
            Validation = validation,
            Averaging = WeightAveraging.Exponential(Decay),
            Progress = _ => weights.Add(training.WorkingParameters),
            EpochEnd = _ =>
            {
                training.Publish();
                published.Add(network.Core.Weights.Parameters.ToArray());
            },
        });

        for (int epoch = 0; epoch < 3; epoch++)
        {
            int count = 5 * (epoch + 1);
            double[] factors = [.. Enumerable.Range(0, count).Select(i => Math.Pow(Decay, count - 1 - i))];
            double[] mean = [.. Enumerable.Range(0, TinyNetwork.ParameterCount).Select(p => factors.Select((factor, i) => factor * weights[i][p]).Sum() / factors.Sum())];
            Floats.AssertClose(mean, published[epoch], $"epoch {epoch}", relative: 1e-6, absolute: 0);
        }

        Floats.SameBits(published[2], network.Core.Weights.Parameters);
        Floats.SameBits(published[2], training.WorkingParameters);
        Assert.Equal(training.Evaluate(validation).Loss, history.Epochs[2].ValidationLoss);
        Assert.NotEqual(weights[14], published[2]);
    }

    [Fact]
    public void The_mean_of_the_last_epochs_is_that_of_the_weights_at_their_ends()
    {
        TinyNetwork network = new();
        using TinyTraining training = new(network, 8, new Adam(0.05f), Loss.CrossEntropy);
        List<float[]> weights = [], states = [];
        training.Fit(new Clouds(40), new FitOptions
        {
            Epochs = 5,
            Averaging = WeightAveraging.LastEpochs(2),
            Progress = step =>
            {
                if (step.Step == step.StepsPerEpoch)
                {
                    weights.Add(training.WorkingParameters);
                    states.Add(training.WorkingStates);
                }
            },
        });

        static float Mean(float a, float b) => (float)(((double)a + b) / 2);
        Floats.SameBits([.. weights[3].Zip(weights[4], Mean)], network.Core.Weights.Parameters);
        Floats.SameBits([.. states[3].Zip(states[4], Mean)], network.Core.Weights.States);
        Assert.Equal(25, network.Core.Weights.Counters[0]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Averaging_changes_nothing_about_the_training_itself_and_nothing_about_what_is_frozen(bool exponential)
    {
        List<float[]> Weights(WeightAveraging? averaging)
        {
            TinyNetwork network = new();
            using TinyTraining training = new(network, 8, new Adam(0.05f), Loss.CrossEntropy);
            training.Freeze("fc1.weight");
            List<float[]> weights = [];
            training.Fit(new Clouds(40), new FitOptions { Epochs = 4, Averaging = averaging, Progress = _ => weights.Add(training.WorkingParameters) });
            Floats.SameBits(new TinyNetwork().Core.Weights.Parameters[..24], network.Core.Weights.Parameters[..24]);
            return weights;
        }

        Assert.Equal(Weights(null), Weights(exponential ? WeightAveraging.Exponential(0.9) : WeightAveraging.LastEpochs(3)));
    }

    [Fact]
    public void The_best_average_is_kept()
    {
        TinyNetwork network = new();
        using TinyTraining training = new(network, 8, new Adam(0.05f), Loss.CrossEntropy);
        List<float[]> published = [];
        FitHistory history = training.Fit(new Clouds(40), new FitOptions
        {
            Epochs = 4,
            KeepBest = true,
            Averaging = WeightAveraging.Exponential(0.9),
            Monitor = result =>
            {
                published.Add(network.Core.Weights.Parameters.ToArray());
                return Math.Abs(result.Epoch - 3);
            },
        });

        Assert.Equal(3, history.BestEpoch);
        Floats.SameBits(published[2], network.Core.Weights.Parameters);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cancelled_before_there_is_an_average_a_fit_leaves_the_last_weights(bool exponential)
    {
        using CancellationTokenSource source = new();
        TinyNetwork network = new();
        using TinyTraining training = new(network, 8, new Adam(0.05f), Loss.CrossEntropy);
        float[] last = [];
        training.Fit(new Clouds(40), new FitOptions
        {
            Averaging = exponential ? WeightAveraging.Exponential(0.9) : WeightAveraging.LastEpochs(3),
            Cancellation = source.Token,
            Progress = _ =>
            {
                source.Cancel();
                last = training.WorkingParameters;
            },
        });

        Floats.SameBits(last, network.Core.Weights.Parameters); // an average of one step is that step
        Floats.SameBits(last, training.WorkingParameters);
    }

    [Fact]
    public void A_fit_that_fails_leaves_no_average_behind()
    {
        TinyNetwork network = new();
        using TinyTraining training = new(network, 8, new Adam(0.05f), Loss.CrossEntropy);
        Assert.Throws<TimeoutException>(() => training.Fit(new Clouds(40), new FitOptions
        {
            Averaging = WeightAveraging.Exponential(0.9),
            Progress = progress => _ = progress.Step == 4 ? throw new TimeoutException() : 0,
        }));

        training.Publish();
        Floats.SameBits(training.WorkingParameters, network.Core.Weights.Parameters);
    }

    [Fact]
    public void Averages_have_the_same_bits_for_any_team_and_allocate_nothing()
    {
        float[] weights = Floats.Uniform(60_011, seed: 1), states = Floats.Uniform(7, seed: 2);
        Teams.SameBits(weights.Length, (team, average) =>
        {
            WeightAverage mean = WeightAveraging.Exponential(0.9).Begin(weights.Length, states.Length);
            for (int i = 0; i < 3; i++)
            {
                mean.Update(team, Floats.Uniform(weights.Length, i), states);
            }

            mean.Parameters.CopyTo(average);
        });

        WeightAverage one = WeightAveraging.Exponential(0.9).Begin(weights.Length, states.Length);
        Floats.AllocatesNothing(() => one.Update(Team.Alone, weights, states));
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        foreach (double decay in new[] { 0, 1, -0.5, 2, double.NaN })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => WeightAveraging.Exponential(decay));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => WeightAveraging.LastEpochs(0));
    }
}
