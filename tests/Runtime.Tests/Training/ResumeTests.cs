using System;
using System.IO;
using System.Linq;
using System.Threading;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Runtime.Tests.Training;

/// <summary>A training that is stopped anywhere and continued in a new session ends with the same bits as one that was not.</summary>
public sealed class ResumeTests : IDisposable
{
    private const int StepsInAll = 6 * 5;

    private readonly string folder = Directory.CreateTempSubdirectory("staticnets-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Sgd")]
    [InlineData("Adam")]
    [InlineData("AdamW")]
    [InlineData("NAdam")]
    public void Stopped_at_any_step_and_resumed_it_ends_with_the_same_bits(string optimizer)
    {
        Run whole = new(optimizer, Path.Combine(folder, "whole"));
        whole.To(StepsInAll);
        Random random = new(7);
        for (int trial = 0; trial < 16; trial++)
        {
            // Up to three stops, in the middle of epochs and at their ends; every part has a session, an optimizer and a network of its own.
            string path = Path.Combine(folder, "part" + trial);
            int[] stops = [.. Enumerable.Range(0, 1 + (trial % 3)).Select(_ => random.Next(1, StepsInAll)).Distinct().Order()];
            foreach (int stop in stops)
            {
                new Run(optimizer, path).To(stop);
            }

            Run last = new(optimizer, path);
            last.To(StepsInAll);
            last.AssertSameAs(whole, string.Join(", ", stops));
        }
    }

    [Theory]
    [InlineData("exponential")]
    [InlineData("the last epochs")]
    public void An_average_of_weights_goes_on_where_it_was(string kind)
    {
        WeightAveraging averaging = kind == "exponential" ? WeightAveraging.Exponential(0.8) : WeightAveraging.LastEpochs(3);
        Run whole = new("Adam", Path.Combine(folder, "whole"), averaging: averaging), plain = new("Adam", Path.Combine(folder, "plain"));
        whole.To(StepsInAll);
        plain.To(StepsInAll);
        Assert.ThrowsAny<Exception>(() => plain.AssertSameAs(whole, "without an average"));
        foreach (int[] stops in new int[][] { [1], [5], [13, 14], [10, 25, 29] })
        {
            string path = Path.Combine(folder, string.Join('-', stops));
            foreach (int stop in stops)
            {
                new Run("Adam", path, averaging: averaging).To(stop);
            }

            Run last = new("Adam", path, averaging: averaging);
            last.To(StepsInAll);
            last.AssertSameAs(whole, string.Join(", ", stops));
        }
    }

    [Fact]
    public void A_figure_of_ones_own_goes_on_where_it_was()
    {
        Run whole = new("Adam", Path.Combine(folder, "whole"), monitor: Figure), part = new("Adam", Path.Combine(folder, "part"), monitor: Figure), rest = new("Adam", Path.Combine(folder, "part"), monitor: Figure);
        whole.To(StepsInAll);
        part.To(17);
        rest.To(StepsInAll);
        rest.AssertSameAs(whole, "stopped at 17");

        static double Figure(EpochResult result) => Math.Abs(result.Epoch - 2.5) + (result.ValidationLoss / 100);
    }

    [Fact]
    public void The_comparison_sees_a_training_that_is_not_the_same()
    {
        Run whole = new("Adam", Path.Combine(folder, "a"));
        whole.To(StepsInAll);
        Run other = new("Adam", Path.Combine(folder, "b"));
        other.To(StepsInAll - 1);
        Assert.ThrowsAny<Exception>(() => other.AssertSameAs(whole, "one step less"));
    }

    [Fact]
    public void A_checkpoint_within_an_epoch_is_as_good_as_one_at_a_cancellation()
    {
        string path = Path.Combine(folder, "steps");
        Run whole = new("Adam", Path.Combine(folder, "whole")), killed = new("Adam", path, everySteps: 3);
        whole.To(StepsInAll);
        Assert.Throws<TimeoutException>(() => killed.FailAt(13));

        Run resumed = new("Adam", path);
        resumed.To(StepsInAll);
        Assert.Equal(12, resumed.FirstStep);
        resumed.AssertSameAs(whole, "killed at 13");
    }

    [Fact]
    public void Resumed_twice_from_one_file_it_gives_the_same_and_leaves_the_file_alone()
    {
        string path = Path.Combine(folder, "one"), copy = Path.Combine(folder, "two");
        new Run("Adam", path).To(8);
        File.Copy(path, copy);
        byte[] before = File.ReadAllBytes(path);
        Run first = new("Adam", path), second = new("Adam", copy);
        first.To(StepsInAll);
        second.To(StepsInAll);
        second.AssertSameAs(first, "twice");

        File.WriteAllBytes(path, before);
        TinyTraining session = first.Session;
        Assert.Throws<CheckpointException>(() => session.Fit(new Clouds(24), new FitOptions { CheckpointPath = path, Resume = true }));
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void Another_training_is_refused_with_every_difference_and_nothing_changes()
    {
        string path = Path.Combine(folder, "checkpoint");
        using (TinyTraining first = new(new TinyNetwork(), 5, new Adam(0.01f), Loss.CrossEntropy, seed: 1))
        {
            first.Fit(new Clouds(23), new FitOptions { Epochs = 1, Seed = 2, CheckpointPath = path });
        }

        void Refused(string word, Optimizer optimizer, FitOptions options, int batch = 5, ulong seed = 1, Loss? loss = null, int samples = 23)
        {
            using TinyTraining session = new(new TinyNetwork(), batch, optimizer, loss ?? Loss.CrossEntropy, seed);
            float[] parameters = session.WorkingParameters;
            CheckpointException exception = Assert.Throws<CheckpointException>(() => session.Fit(new Clouds(samples), options));
            Assert.Contains(word, exception.Message, StringComparison.Ordinal);
            Floats.SameBits(parameters, session.WorkingParameters);
            Assert.Equal(0, session.Steps);
            Assert.Equal(0, session.Optimizer.Steps);
        }

        FitOptions same = new() { Epochs = 2, Seed = 2, CheckpointPath = path, Resume = true };
        Refused("optimizer is 'Adam(", new Sgd(0.01f), same);
        Refused("beta1 0.8", new Adam(0.01f, beta1: 0.8f), same);
        Refused("learning rate", new Adam(0.02f), same);
        Refused("session seed is '1' there and '9' here", new Adam(0.01f), same, seed: 9);
        Refused("batch size", new Adam(0.01f), same, batch: 4);
        Refused("samples", new Adam(0.01f), same, samples: 22);
        Refused("order of samples", new Adam(0.01f), new FitOptions { Seed = 3, CheckpointPath = path, Resume = true });
        Refused("schedule", new Adam(0.01f), new FitOptions { Seed = 2, Schedule = new CosineSchedule(), CheckpointPath = path, Resume = true });
        Refused("clip", new Adam(0.01f), new FitOptions { Seed = 2, Clip = GradientClip.ByNorm(1), CheckpointPath = path, Resume = true });
        Refused("loss", new Adam(0.01f), same, loss: Loss.MeanSquaredError);
        Refused("label smoothing 0.1", new Adam(0.01f), same, loss: new CrossEntropy(labelSmoothing: 0.1f));
        Refused("class weights 1 2 1", new Adam(0.01f), same, loss: new CrossEntropy([1, 2, 1]));
        Refused("ignored class 2", new Adam(0.01f), same, loss: new CrossEntropy(ignoreIndex: 2));
        Refused("averaging is 'none' there and 'exponential, decay 0.9' here", new Adam(0.01f), new FitOptions { Seed = 2, Averaging = WeightAveraging.Exponential(0.9), CheckpointPath = path, Resume = true });
        Refused("monitored is 'loss' there and 'a figure' here", new Adam(0.01f), new FitOptions { Seed = 2, Monitor = _ => 1, CheckpointPath = path, Resume = true });
        Refused("last, smaller batch", new Adam(0.01f), new FitOptions { Seed = 2, DropLast = true, CheckpointPath = path, Resume = true });

        using TinyTraining second = new(new TinyNetwork(seed: 99), 5, new Adam(0.01f), Loss.CrossEntropy, seed: 1);
        Assert.Equal(2, second.Fit(new Clouds(23), same).Epochs.Count);
    }

    [Fact]
    public void A_schedule_that_ends_with_the_training_is_resumed_towards_the_same_end_only()
    {
        int Fit(string name, Schedule schedule, int epochs)
        {
            using TinyTraining session = new(new TinyNetwork(), 5, new Adam(0.01f), Loss.CrossEntropy, seed: 1);
            FitOptions options = new() { Epochs = epochs, Schedule = schedule, CheckpointPath = Path.Combine(folder, name), Resume = true };
            return session.Fit(new Clouds(23), options).Epochs.Count;
        }

        Fit("cosine", new CosineSchedule(), 2);
        CheckpointException exception = Assert.Throws<CheckpointException>(() => Fit("cosine", new CosineSchedule(), 3));
        Assert.Contains("epochs of the schedule is '2' there and '3' here", exception.Message, StringComparison.Ordinal);
        Fit("steps", new StepSchedule(1), 2);
        Assert.Equal(3, Fit("steps", new StepSchedule(1), 3));
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused_and_nothing_changes()
    {
        string path = Path.Combine(folder, "checkpoint");
        new Run("Adam", path).To(8);
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length += 97)
        {
            File.WriteAllBytes(path, whole[..length]);
            Run run = new("Adam", path);
            float[] parameters = run.Session.WorkingParameters;
            Assert.Throws<CheckpointException>(() => run.To(StepsInAll));
            Floats.SameBits(parameters, run.Session.WorkingParameters);
        }
    }

    /// <summary>One process' share of a training: a new network, session and optimizer each time.</summary>
    private sealed class Run
    {
        private readonly TinyNetwork network = new();
        private readonly string path;
        private readonly int everySteps;
        private readonly WeightAveraging? averaging;
        private readonly Func<EpochResult, double>? monitor;
        private FitHistory? history;

        public Run(string optimizer, string path, int everySteps = 0, WeightAveraging? averaging = null, Func<EpochResult, double>? monitor = null)
        {
            (this.averaging, this.monitor) = (averaging, monitor);
            this.path = path;
            this.everySteps = everySteps;
            Session = new TinyTraining(
                network,
                5,
                optimizer switch
                {
                    "Sgd" => new Sgd(0.1f, momentum: 0.9f),
                    "Adam" => new Adam(0.02f),
                    "AdamW" => new AdamW(0.02f, amsgrad: true),
                    _ => new NAdam(0.02f),
                },
                Loss.CrossEntropy,
                seed: 11);
        }

        public TinyTraining Session { get; }

        /// <summary>Steps that were made before this share.</summary>
        public long? FirstStep { get; private set; }

        /// <summary>Trains on until so many steps have been made in all.</summary>
        public void To(int steps)
        {
            using CancellationTokenSource source = new();
            Train(source.Token, () =>
            {
                if (Session.Steps == steps)
                {
                    source.Cancel();
                }
            });
        }

        public void FailAt(int steps) => Train(default, () => _ = Session.Steps == steps ? throw new TimeoutException() : 0);

        public void AssertSameAs(Run other, string what)
        {
            Floats.SameBits(other.Session.WorkingParameters, Session.WorkingParameters, what);
            Floats.SameBits(other.Session.WorkingStates, Session.WorkingStates, what);
            Floats.SameBits(other.network.Core.Weights.Parameters, network.Core.Weights.Parameters, what);
            Assert.Equal(other.network.Core.Weights.Counters.ToArray(), network.Core.Weights.Counters.ToArray());
            Assert.Equal(other.Session.Optimizer.Steps, Session.Optimizer.Steps);
            for (int i = 0; i < Session.Optimizer.States.Count; i++)
            {
                Floats.SameBits(other.Session.Optimizer.States[i].Values, Session.Optimizer.States[i].Values, what);
            }

            Assert.Equal(other.Session.Optimizer.Scalars.Select(s => s.Value), Session.Optimizer.Scalars.Select(s => s.Value));
            Assert.Equal(other.history!.BestEpoch, history!.BestEpoch);
            Assert.Equal(other.history.Epochs.Select(e => e with { Seconds = 0 }), history.Epochs.Select(e => e with { Seconds = 0 }));
        }

        private void Train(CancellationToken token, Action step) => history = Session.Fit(
            new Augmented(new Clouds(23), seed: 13, static (Sample sample, ref SampleRandom random) => sample.Input[0] += 0.3f * random.NextNormal()),
            new FitOptions
            {
                Epochs = 6,
                Seed = 12,
                Schedule = new WarmUpSchedule(4, new CosineSchedule(0.05)),
                Clip = GradientClip.ByNorm(1),
                Validation = new Clouds(20, seed: 6),
                KeepBest = averaging is null, // the best may be of an early epoch, the average is that of the whole training
                Averaging = averaging,
                Monitor = monitor,
                CheckpointPath = path,
                CheckpointEverySteps = everySteps,
                Resume = true,
                Cancellation = token,
                Progress = _ =>
                {
                    FirstStep ??= Session.Steps - 1;
                    step();
                },
            });
    }
}
