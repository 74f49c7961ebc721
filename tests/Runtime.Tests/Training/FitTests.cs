using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Runtime.Tests.Training;

public class FitTests
{
    [Fact]
    public void A_training_learns_reports_and_publishes()
    {
        TinyNetwork network = new();
        using TinyTraining training = new(network, 16, new Adam(0.02f), Loss.CrossEntropy);
        List<FitProgress> progress = [];
        List<EpochResult> ends = [];

        FitHistory history = training.Fit(new Clouds(200), new FitOptions
        {
            Epochs = 8,
            Validation = new Clouds(100, seed: 6),
            Progress = progress.Add,
            EpochEnd = ends.Add,
        });

        Assert.Equal(8, history.Epochs.Count);
        Assert.Equal(history.Epochs, ends);
        Assert.InRange(history.Epochs[^1].ValidationAccuracy, 0.8, 1);
        Assert.True(history.Epochs[^1].Loss < history.Epochs[0].Loss);
        Assert.Equal(8 * 13, progress.Count);
        Assert.Equal(Enumerable.Range(1, 13), progress.Take(13).Select(p => p.Step));
        Assert.All(progress, p => Assert.Equal(13, p.StepsPerEpoch));
        Assert.Equal(history.Epochs[0].Loss, progress[12].Loss);
        Assert.Equal(history.Epochs[0].Accuracy, progress[12].Accuracy);
        Assert.Equal(TimeSpan.Zero, progress[^1].Remaining);
        Assert.True(progress[0].Remaining > TimeSpan.Zero && progress[0].SamplesPerSecond > 0);
        Assert.Equal(0.02f, training.Optimizer.LearningRate);
        Floats.SameBits(training.WorkingParameters, network.Core.Weights.Parameters);
        Assert.Equal(training.Evaluate(new Clouds(100, seed: 6)).Loss, history.Epochs[^1].ValidationLoss);
    }

    [Fact]
    public void The_result_is_the_same_with_and_without_prefetching_and_from_run_to_run()
    {
        float[] Run(bool prefetch, ulong seed)
        {
            using TinyTraining training = new(new TinyNetwork(), 16, new Adam(0.02f), Loss.CrossEntropy, seed: 4);
            training.Fit(new Clouds(50), new FitOptions { Epochs = 3, Prefetch = prefetch, Seed = seed });
            return training.WorkingParameters;
        }

        Floats.SameBits(Run(false, 1), Run(true, 1));
        Floats.SameBits(Run(true, 1), Run(true, 1));
        Assert.NotEqual(Run(true, 1), Run(true, 2));
    }

    /// <summary>21 samples in batches of 5 leave one over, which batch normalisation of vectors could not train on.</summary>
    [Theory]
    [InlineData(true, 4)]
    [InlineData(false, 5)]
    public void A_last_batch_that_is_not_full_can_be_left_out(bool dropLast, int steps)
    {
        using TinyTraining training = new(new TinyNetwork(), 5, new Sgd(0.1f), Loss.CrossEntropy);
        List<FitProgress> progress = [];
        int filled = 0;
        Clouds data = new(21) { Filling = _ => filled++ };

        training.Fit(data, new FitOptions { Epochs = 3, DropLast = dropLast, Prefetch = false, Progress = progress.Add });

        Assert.Equal(3 * steps, training.Steps);
        Assert.Equal(dropLast ? 3 * 20 : 3 * 21, filled);
        Assert.All(progress, p => Assert.Equal(steps, p.StepsPerEpoch));
        Assert.Equal(TimeSpan.Zero, progress[^1].Remaining);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => training.Fit(new Clouds(4), new FitOptions { DropLast = true }));
        Assert.Contains("4 samples do not fill a batch of 5", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>A rate of 0 keeps the weights, so that the epoch's loss can be computed again from all samples at once.</summary>
    [Theory]
    [InlineData(23, 5)]
    [InlineData(3, 16)]
    public void The_last_smaller_batch_counts_by_its_samples(int samples, int batch)
    {
        using TinyTraining training = new(new TinyNetwork(), batch, new Sgd(0), Loss.MeanSquaredError, dropout: 0);
        using TinyTraining all = new(new TinyNetwork(), samples, new Sgd(0), Loss.MeanSquaredError, dropout: 0);
        Batch whole = all.CreateBatch();
        whole.Rows = samples;
        for (int i = 0; i < samples; i++)
        {
            new Centred(samples).Fill(i, whole[i]);
        }

        double expected = all.Step(whole);
        FitHistory history = training.Fit(new Centred(samples), new FitOptions { Epochs = 1, Shuffle = false });

        // Both are means of float losses: 2⁻²³ relative.
        Assert.Equal(expected, history.Epochs[0].Loss, 1e-6 * expected);
        Assert.Equal((samples + batch - 1) / batch, training.Steps);
    }

    [Fact]
    public void Positions_that_are_ignored_do_not_weigh_in_the_mean()
    {
        using TinyTraining training = new(new TinyNetwork(), 4, new Sgd(0), new CrossEntropy(ignoreIndex: 1));
        Evaluation evaluation = training.Evaluate(new Clouds(23));
        double sum = 0, weight = 0;
        Batch batch = training.CreateBatch();
        batch.Rows = 1;
        float[] output = new float[3];
        for (int i = 0; i < 23; i++)
        {
            new Clouds(23).Fill(i, batch[0]);
            training.Predict(batch, output);
            sum += training.Loss.Evaluate([3], 1, output, batch.LossTarget, default);
            weight += batch.Classes[0] == 1 ? 0 : 1;
        }

        Assert.Equal(sum / weight, evaluation.Loss, 1e-6);
    }

    [Fact]
    public void An_empty_source_and_options_out_of_range_are_refused()
    {
        using TinyTraining training = new(new TinyNetwork(), 4, new Sgd(0.1f), Loss.CrossEntropy);
        Assert.Contains("no samples", Assert.Throws<ArgumentException>(() => training.Fit(new Clouds(0))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => training.Evaluate(new Clouds(0)));
        foreach (FitOptions options in new FitOptions[]
        {
            new() { Validation = new Clouds(0) }, new() { Epochs = -1 }, new() { BatchSize = 5 }, new() { BatchSize = 0 }, new() { Patience = 0 },
            new() { Resume = true }, new() { CheckpointEverySteps = 1 },
        })
        {
            Assert.ThrowsAny<ArgumentException>(() => training.Fit(new Clouds(9), options));
        }

        training.Accumulate(Floats.Uniform(4, seed: 1), [0]);
        Assert.Throws<InvalidOperationException>(() => training.Fit(new Clouds(9)));
    }

    [Fact]
    public void Patience_ends_a_training_that_gets_worse_and_the_best_weights_are_kept()
    {
        TinyNetwork network = new();
        using TinyTraining training = new(network, 16, new Adam(0.02f), Loss.CrossEntropy);
        Clouds validation = new(60, seed: 8);
        List<float[]> weights = [];

        // From the fourth epoch on the rate is far too large.
        FitHistory history = training.Fit(new Clouds(100), new FitOptions
        {
            Epochs = 30,
            Validation = validation,
            Schedule = new Exploding(),
            Patience = 3,
            KeepBest = true,
            EpochEnd = _ => weights.Add(training.WorkingParameters),
        });

        Assert.True(history.StoppedEarly);
        Assert.Equal(history.BestEpoch + 3, history.Epochs.Count);
        Assert.Equal(history.Epochs.Min(e => e.ValidationLoss), history.Epochs[history.BestEpoch - 1].ValidationLoss);
        Floats.SameBits(weights[history.BestEpoch - 1], network.Core.Weights.Parameters);
        Assert.Equal(history.Epochs[history.BestEpoch - 1].ValidationLoss, training.Evaluate(validation).Loss);
    }

    /// <summary>The figure is least after the second epoch, the loss after the last.</summary>
    [Fact]
    public void A_figure_of_ones_own_decides_what_is_best_and_when_to_stop()
    {
        TinyNetwork network = new();
        using TinyTraining training = new(network, 16, new Adam(0.02f), Loss.CrossEntropy);
        List<float[]> weights = [];

        FitHistory history = training.Fit(new Clouds(100), new FitOptions
        {
            Epochs = 30,
            Patience = 3,
            KeepBest = true,
            Monitor = result =>
            {
                Floats.SameBits(training.WorkingParameters, network.Core.Weights.Parameters); // published
                weights.Add(training.WorkingParameters);
                return result.Epoch == 4 ? double.NaN : Math.Abs(result.Epoch - 2);
            },
        });

        Assert.Equal((2, 5, true), (history.BestEpoch, history.Epochs.Count, history.StoppedEarly));
        Assert.Equal([1, 0, 1, double.NaN, 3], history.Epochs.Select(epoch => epoch.Monitored));
        Assert.True(history.Epochs[4].Loss < history.Epochs[1].Loss);
        Floats.SameBits(weights[1], network.Core.Weights.Parameters);
    }

    [Fact]
    public void A_schedule_sets_the_rate_of_each_step_and_the_optimizer_ends_with_its_own()
    {
        using TinyTraining training = new(new TinyNetwork(), 10, new Sgd(0.5f), Loss.CrossEntropy);
        List<float> rates = [];
        training.Fit(new Clouds(20), new FitOptions { Epochs = 3, Schedule = new StepSchedule(1, 0.5), Progress = p => rates.Add(p.LearningRate) });
        Assert.Equal([0.5f, 0.5f, 0.25f, 0.25f, 0.125f, 0.125f], rates);
        Assert.Equal(0.5f, training.Optimizer.LearningRate);
    }

    [Fact]
    public void Cancellation_ends_the_training_after_the_step()
    {
        using CancellationTokenSource source = new();
        using TinyTraining training = new(new TinyNetwork(), 10, new Sgd(0.5f), Loss.CrossEntropy);
        FitHistory history = training.Fit(new Clouds(40), new FitOptions
        {
            Cancellation = source.Token,
            Progress = p =>
            {
                if (p.Epoch == 2 && p.Step == 3)
                {
                    source.Cancel();
                }
            },
        });

        Assert.True(history.Cancelled);
        Assert.Single(history.Epochs);
        Assert.Equal(7, training.Steps);
    }

    [Fact]
    public void Refused_steps_are_counted_and_left_out_of_the_mean()
    {
        using TinyTraining training = new(new TinyNetwork(), 10, new Sgd(0.1f), Loss.CrossEntropy);
        FitHistory history = training.Fit(new Clouds(40), new FitOptions { Epochs = 1, Shuffle = false });
        using TinyTraining broken = new(new TinyNetwork(), 10, new Sgd(0.1f), Loss.CrossEntropy);
        history = broken.Fit(new Broken(), new FitOptions { Epochs = 2, Shuffle = false });

        Assert.All(history.Epochs, epoch => Assert.Equal(1, epoch.RefusedSteps));
        Assert.All(history.Epochs, epoch => Assert.True(double.IsFinite(epoch.Loss)));
        Assert.Equal(6, broken.Steps);
    }

    /// <summary>Every batch of which leaves the running mean at 0: each sample sums to nothing with itself.</summary>
    private sealed class Centred(int count) : IDataSource
    {
        public int Count => count;

        public void Fill(int index, Sample sample)
        {
            sample.Input.Clear();
            sample.Target.Fill(index);
        }
    }

    private sealed class Broken : IDataSource
    {
        private readonly Clouds clouds = new(40);

        public int Count => 40;

        public void Fill(int index, Sample sample)
        {
            clouds.Fill(index, sample);
            sample.Input[0] = index == 15 ? float.NaN : sample.Input[0];
        }
    }

    private sealed class Exploding : Schedule
    {
        public override string Settings => "exploding";

        public override double Factor(in SchedulePosition at) => at.Epoch < 3 ? 1 : 100;
    }
}
