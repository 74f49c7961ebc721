using System;
using System.Linq;
using System.Threading;
using StaticNets.Runtime.Parameters;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Runtime.Tests.Training;

public class SessionTests
{
    private static readonly float[] Input = Floats.Uniform(8 * TinyNetwork.Inputs, seed: 1);
    private static readonly int[] Target = [0, 1, 2, 0, 1, 2, 0, 1];

    [Fact]
    public void Steps_make_the_loss_small_and_count()
    {
        TinyNetwork network = new();
        using TinyTraining training = new(network, 8, new Adam(0.05f), Loss.CrossEntropy, dropout: 0);
        float first = training.Step(Input, Target), last = first;
        for (int step = 1; step < 400; step++)
        {
            last = training.Step(Input, Target);
        }

        Assert.InRange(first, 0.5f, 2);
        Assert.InRange(last, 0, 0.05f);
        Assert.Equal(400, training.Steps);
        Assert.Equal(400, training.Optimizer.Steps);
        Assert.Equal(0, training.RefusedSteps);
    }

    /// <summary>Secants of the loss over each parameter, ε = 2⁻⁵: second derivatives are below 1 here, the float loss is good to 2⁻²³.</summary>
    [Fact]
    public void Kept_gradients_are_slopes_of_the_loss()
    {
        const float Epsilon = 1f / 32;
        float Slope(int index)
        {
            float At(float shift)
            {
                TinyNetwork network = new();
                float[] p = network.Core.Weights.Parameters.ToArray();
                p[index] += shift;
                network.Core.Replace(p, network.Core.Weights.States, network.Core.Weights.Counters);
                using TinyTraining training = new(network, 8, new Sgd(0), Loss.CrossEntropy, seed: 3);
                return training.Step(Input, Target);
            }

            return (At(Epsilon) - At(-Epsilon)) / (2 * Epsilon);
        }

        using TinyTraining training = new(new TinyNetwork(), 8, new Sgd(0), Loss.CrossEntropy, seed: 3, keepGradients: true);
        _ = training.Step(Input, Target);
        foreach (TensorInfo tensor in TinyNetwork.Layout.Parameters)
        {
            for (int i = 0; i < tensor.Length; i++)
            {
                Assert.Equal(Slope(tensor.Offset + i), training.Gradients[tensor.Name][i], 1e-3f);
            }
        }

        Assert.Equal(8 * TinyNetwork.Inputs, training.InputGradient.Length);
        Assert.Contains(training.InputGradient.ToArray(), g => g != 0);
        Assert.Throws<ArgumentException>(() => _ = training.Gradients["fc3.weight"]);
    }

    [Fact]
    public void Gradients_that_are_not_kept_say_so()
    {
        using TinyTraining training = new(new TinyNetwork(), 8, new Sgd(0.1f), Loss.CrossEntropy);
        Assert.Contains("keepGradients", Assert.Throws<InvalidOperationException>(() => training.Gradients).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => { _ = training.InputGradient; });
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(3e38f)]
    public void A_step_that_is_not_finite_is_refused_and_changes_nothing(float value)
    {
        TinyNetwork network = new();
        using TinyTraining training = new(network, 8, new Adam(0.01f), value == 3e38f ? Loss.MeanSquaredError : Loss.CrossEntropy, dropout: 0);
        using TinyTraining twin = new(new TinyNetwork(), 8, new Adam(0.01f), training.Loss, dropout: 0);
        float[] values = new float[24];
        float Good(TinyTraining session) => session.Loss.TakesClasses ? session.Step(Input, Target) : session.Step(Input, values);
        Good(training);
        Good(twin);
        float[] parameters = training.WorkingParameters, states = training.WorkingStates;
        float[][] moments = [.. training.Optimizer.States.Select(state => state.Values.ToArray())];

        // 3e38 as a target: the loss overflows though nothing is NaN.
        float[] bad = [.. Input];
        bad[5] = value == 3e38f ? bad[5] : value;
        float[] far = [.. values];
        far[7] = value;
        float loss = training.Loss.TakesClasses ? training.Step(bad, Target) : training.Step(bad, far);

        // tanh makes an infinite input a finite loss; there it is the gradient, ∞ · 0, that is not finite.
        Assert.Equal(float.IsPositiveInfinity(value), float.IsFinite(loss));
        Assert.True(training.LastStepRefused);
        Assert.Equal(1, training.RefusedSteps);
        Assert.Equal(1, training.Steps);
        Assert.Equal(1, training.Optimizer.Steps);
        Floats.SameBits(parameters, training.WorkingParameters);
        Floats.SameBits(states, training.WorkingStates);
        for (int i = 0; i < moments.Length; i++)
        {
            Floats.SameBits(moments[i], training.Optimizer.States[i].Values);
        }

        // The training goes on as if the refused step had not been.
        Good(training);
        Good(twin);
        Assert.False(training.LastStepRefused);
        Floats.SameBits(twin.WorkingParameters, training.WorkingParameters);
        training.Publish();
        Assert.Equal(2, network.Core.Weights.Counters[0]);
    }

    /// <summary>d01: the loss of a training that blows up is reported as it is, and the last finite parameters stay.</summary>
    [Fact]
    public void A_learning_rate_that_is_far_too_large_ends_in_refused_steps_not_in_NaN_parameters()
    {
        using TinyTraining training = new(new TinyNetwork(), 8, new Sgd(1e30f), Loss.MeanSquaredError);
        for (int step = 0; step < 20; step++)
        {
            training.Step(Input, new float[24]);
        }

        Assert.True(training.RefusedSteps > 0);
        Assert.DoesNotContain(training.WorkingParameters, float.IsNaN);
    }

    [Fact]
    public void The_gradient_of_k_equal_parts_is_the_mean_of_theirs()
    {
        // The running mean is left out: inputs of mean zero within each part leave it at zero.
        float[] input = Floats.Uniform(4 * TinyNetwork.Inputs, seed: 9);
        input = [.. input, .. input.Select(x => -x)];
        float[] both = [.. input[..8], .. input[16..24], .. input[8..16], .. input[24..]];
        int[] target = [0, 1, 2, 2, 1, 0, 0, 1];
        using TinyTraining whole = new(new TinyNetwork(), 8, new Sgd(0.1f), Loss.CrossEntropy, keepGradients: true, dropout: 0);
        using TinyTraining parts = new(new TinyNetwork(), 8, new Sgd(0.1f), Loss.CrossEntropy, keepGradients: true, dropout: 0);

        float loss = whole.Step(both, target);
        float sum = parts.Accumulate(both.AsSpan(0, 16), target.AsSpan(0, 4)) + parts.Accumulate(both.AsSpan(16), target.AsSpan(4));
        parts.Update();

        Assert.Equal(loss, sum / 2, 1e-6f);
        Floats.AssertClose([.. whole.WorkingParameters.Select(p => (double)p)], parts.WorkingParameters, "parameters", relative: 1e-6, absolute: 0);
        Floats.AssertClose(
            [.. whole.Gradients["fc1.weight"].ToArray().Select(p => (double)p)], parts.Gradients["fc1.weight"], "gradients", relative: 1e-6, absolute: 0);
    }

    [Fact]
    public void One_bad_part_refuses_the_whole_update_and_puts_the_statistics_back()
    {
        using TinyTraining training = new(new TinyNetwork(), 8, new Sgd(0.1f), Loss.CrossEntropy);
        float[] parameters = training.WorkingParameters, bad = [.. Input];
        bad[0] = float.NaN;
        training.Accumulate(Input, Target);
        training.Accumulate(bad, Target);
        training.Accumulate(Input, Target);
        training.Update();

        Assert.True(training.LastStepRefused);
        Floats.SameBits(parameters, training.WorkingParameters);
        Floats.SameBits(new float[4], training.WorkingStates);
        training.Step(Input, Target);
        Assert.False(training.LastStepRefused);
    }

    [Fact]
    public void An_update_by_nothing_is_refused()
    {
        using TinyTraining training = new(new TinyNetwork(), 8, new Sgd(0.1f), Loss.CrossEntropy);
        Assert.Throws<InvalidOperationException>(training.Update);
        training.Step(Input, Target);
        Assert.Throws<InvalidOperationException>(training.Update);
    }

    [Fact]
    public void A_clipped_step_moves_by_the_clipped_gradient()
    {
        using TinyTraining training = new(new TinyNetwork(), 8, new Sgd(1), Loss.CrossEntropy, keepGradients: true);
        training.Clip = GradientClip.ByNorm(0.01f);
        float[] before = training.WorkingParameters;
        training.Step(Input, Target);

        double moved = Math.Sqrt(before.Zip(training.WorkingParameters, (a, b) => Math.Pow(a - b, 2)).Sum());

        // Differences of parameters near 0.5 are good to 2⁻²⁵; there are 51.
        Assert.Equal(0.01, moved, 5e-7);
    }

    [Fact]
    public void The_network_sees_new_weights_when_they_are_published_and_when_the_session_ends()
    {
        TinyNetwork network = new();
        float[] before = network.Core.Weights.Parameters.ToArray();
        TinyTraining training = new(network, 8, new Sgd(0.1f), Loss.CrossEntropy);
        training.Step(Input, Target);
        Floats.SameBits(before, network.Core.Weights.Parameters);

        training.Publish();
        Floats.SameBits(training.WorkingParameters, network.Core.Weights.Parameters);
        Floats.SameBits(training.WorkingStates, network.Core.Weights.States);
        Assert.Equal(1, network.Core.Weights.Counters[0]);

        training.Step(Input, Target);
        float[] last = training.WorkingParameters;
        training.Dispose();
        training.Dispose();
        Floats.SameBits(last, network.Core.Weights.Parameters);
    }

    [Fact]
    public void A_disposed_session_says_so()
    {
        TinyTraining training = new(new TinyNetwork(), 8, new Sgd(0.1f), Loss.CrossEntropy);
        training.Dispose();
        Assert.Throws<ObjectDisposedException>(() => training.Step(Input, Target));
        Assert.Throws<ObjectDisposedException>(training.Update);
        Assert.Throws<ObjectDisposedException>(training.Publish);
    }

    [Fact]
    public void Wrong_lengths_and_rows_are_refused_and_the_session_goes_on()
    {
        using TinyTraining training = new(new TinyNetwork(), 4, new Sgd(0.1f), Loss.CrossEntropy);
        Assert.Throws<ArgumentException>(() => training.Step(Input.AsSpan(0, 5), Target.AsSpan(0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => training.Step([], Target.AsSpan(0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => training.Step(Input.AsSpan(0, 20), Target.AsSpan(0, 5)));
        Assert.Throws<ArgumentException>(() => training.Step(Input.AsSpan(0, 8), Target.AsSpan(0, 1)));
        Assert.Throws<ArgumentException>(() => training.Step(Input.AsSpan(0, 8), new float[6]));
        Assert.Equal(0, training.Steps);
        training.Step(Input.AsSpan(0, 16), Target.AsSpan(0, 4));
        Assert.Equal(1, training.Steps);
    }

    [Fact]
    public void A_class_out_of_range_leaves_everything_as_it_was()
    {
        TinyNetwork network = new();
        using TinyTraining training = new(network, 8, new Adam(), Loss.CrossEntropy);
        training.Step(Input, Target);
        float[] parameters = training.WorkingParameters, states = training.WorkingStates;
        int[] bad = [.. Target];
        bad[6] = 3;

        Assert.Throws<ArgumentOutOfRangeException>(() => training.Step(Input, bad));

        Floats.SameBits(parameters, training.WorkingParameters);
        Floats.SameBits(states, training.WorkingStates);
        training.Publish();
        Assert.Equal(1, network.Core.Weights.Counters[0]);
        training.Step(Input, Target);
        Assert.Equal(2, training.Steps);
    }

    [Fact]
    public void An_exception_in_the_middle_of_a_pass_leaves_the_session_usable_on_its_thread()
    {
        using TinyTraining training = new(new TinyNetwork(), 8, new Adam(), Loss.CrossEntropy);
        float[] states = training.WorkingStates;
        training.InTheMiddle = () => throw new TimeoutException();
        Assert.Throws<TimeoutException>(() => training.Step(Input, Target));
        training.InTheMiddle = null;
        Assert.Throws<InvalidOperationException>(training.Update);
        Floats.SameBits(states, training.WorkingStates);
        training.Step(Input, Target);
        Assert.Equal(1, training.Steps);
    }

    [Fact]
    public void A_second_thread_is_refused_while_the_first_is_in_a_step()
    {
        using TinyTraining training = new(new TinyNetwork(), 8, new Adam(), Loss.CrossEntropy);
        int refused = 0;
        training.InTheMiddle = () =>
        {
            Thread other = new(() =>
            {
                try
                {
                    training.Step(Input, Target);
                }
                catch (InvalidOperationException)
                {
                    refused++;
                }

                try
                {
                    training.Dispose();
                }
                catch (InvalidOperationException)
                {
                    refused++;
                }
            });
            other.Start();
            other.Join();
        };
        for (int step = 0; step < 100; step++)
        {
            training.Step(Input, Target);
        }

        Assert.Equal(200, refused);
        Assert.Equal(100, training.Steps);
    }

    [Fact]
    public void A_loss_that_calls_its_session_is_refused()
    {
        CallingLoss loss = new();
        using TinyTraining training = new(new TinyNetwork(), 8, new Adam(), loss);
        loss.Call = () => training.Step(Input, new float[24]);
        Assert.Throws<InvalidOperationException>(() => training.Step(Input, new float[24]));
        loss.Call = null;
        training.Step(Input, new float[24]);
        Assert.Equal(1, training.Steps);
    }

    [Fact]
    public void An_optimizer_in_use_or_a_loss_that_does_not_fit_is_refused_at_construction()
    {
        Adam optimizer = new();
        using TinyTraining training = new(new TinyNetwork(), 8, optimizer, Loss.CrossEntropy);
        Assert.Throws<InvalidOperationException>(() => new TinyTraining(new TinyNetwork(), 8, optimizer, Loss.CrossEntropy));
        Assert.Throws<ArgumentException>(() => new TinyTraining(new TinyNetwork(), 8, new Adam(), new CrossEntropy([1, 1])));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TinyTraining(new TinyNetwork(), 0, new Adam(), Loss.CrossEntropy));
    }

    [Fact]
    public void Memory_that_is_not_there_is_named_in_bytes()
    {
        TrainingPlan plan = TinyNetwork.Plan with { ArenaPerSample = 1L << 40 };
        OutOfMemoryException exception = Assert.Throws<OutOfMemoryException>(() => new TrainingArena(plan, 1 << 16, 1));
        Assert.Contains("288,230,376,151,711,808 bytes", exception.Message, StringComparison.Ordinal);
        Assert.Throws<OutOfMemoryException>(() => new TrainingArena(TinyNetwork.Plan with { ArenaPerSample = long.MaxValue / 2 }, 9, 1));
    }

    /// <summary>4 gradients a row: 8,589,934,588 values of a batch of 2³¹ - 1.</summary>
    [Fact]
    public void A_batch_whose_input_gradients_no_span_holds_is_refused_with_numbers()
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => new TinyTraining(new TinyNetwork(), int.MaxValue, new Adam(), Loss.CrossEntropy, keepGradients: true));
        Assert.Equal("batch", exception.ParamName);
        Assert.Contains("8,589,934,588", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slice_outside_of_the_arena_is_refused()
    {
        using TrainingArena arena = new(TinyNetwork.Plan with { WorkFixed = 5, WorkPerWorker = 7 }, 3, workers: 2);
        Assert.Equal((3 * 80) + 16 + 5 + 14, arena.Length);
        Assert.Equal(19, arena.Work.Length);
        Assert.Equal(4, arena.Slice(arena.Length - 4, 4).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => arena.Slice(arena.Length - 4, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => arena.Slice(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => arena.Slice(2, -1));
        arena.Dispose();
        Assert.Throws<ObjectDisposedException>(() => arena.Slice(0, 1));
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        using TinyTraining training = new(new TinyNetwork(), 8, new Adam(), Loss.CrossEntropy, keepGradients: true);
        training.Clip = GradientClip.ByNorm(1);
        Batch batch = training.CreateBatch();
        batch.Rows = 8;
        Floats.AllocatesNothing(() => training.Step(Input, Target));
        Floats.AllocatesNothing(() => training.Step(batch));
        Floats.AllocatesNothing(() =>
        {
            training.Accumulate(Input, Target);
            training.Accumulate(Input, Target);
            training.Update();
        });
        Assert.True(
            Floats.Allocated(() => training.Step([.. Input], Target)) >= 100 * Input.Length * sizeof(float), "The measurement must see the copied input.");
    }
}
