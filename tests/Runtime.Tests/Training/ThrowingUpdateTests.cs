using System;
using StaticNets.Runtime.Threading;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Runtime.Tests.Training;

/// <summary>A clip or an optimizer that throws, or calls its session, spoils no later step.</summary>
public class ThrowingUpdateTests
{
    private static readonly float[] Input = Floats.Uniform(8 * TinyNetwork.Inputs, seed: 1);
    private static readonly float[] Bad = Floats.Uniform(8 * TinyNetwork.Inputs, seed: 2);
    private static readonly int[] Target = [0, 1, 2, 0, 1, 2, 0, 1];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_step_after_one_whose_clip_threw_is_as_if_that_had_not_been(bool accumulate)
    {
        TinyNetwork network = new();
        CallingClip clip = new();
        using TinyTraining training = new(network, 8, new Adam(0.01f), Loss.CrossEntropy, dropout: 0) { Clip = clip };
        using TinyTraining twin = new(new TinyNetwork(), 8, new Adam(0.01f), Loss.CrossEntropy, dropout: 0);
        training.Step(Input, Target);
        twin.Step(Input, Target);

        clip.Call = () => throw new TimeoutException();
        if (accumulate)
        {
            training.Accumulate(Bad, Target);
            training.Accumulate(Bad, Target);
            Assert.Throws<TimeoutException>(training.Update);
        }
        else
        {
            Assert.Throws<TimeoutException>(() => training.Step(Bad, Target));
        }

        clip.Call = null;
        Assert.Equal(1, training.Steps);
        Floats.SameBits(twin.WorkingParameters, training.WorkingParameters);
        Floats.SameBits(twin.WorkingStates, training.WorkingStates);
        Assert.Throws<InvalidOperationException>(training.Update);

        training.Step(Input, Target);
        twin.Step(Input, Target);
        Floats.SameBits(twin.WorkingParameters, training.WorkingParameters);
        Floats.SameBits(twin.WorkingStates, training.WorkingStates);
        training.Publish();
        Assert.Equal(2, network.Core.Weights.Counters[0]);

        // The comparison sees a batch that did count.
        training.Step(Bad, Target);
        twin.Step(Input, Target);
        Assert.NotEqual(twin.WorkingParameters, training.WorkingParameters);
        Assert.NotEqual(twin.WorkingStates, training.WorkingStates);
    }

    [Fact]
    public void After_an_exception_another_thread_may_use_the_session()
    {
        CallingClip clip = new() { Call = () => throw new TimeoutException() };
        using TinyTraining training = new(new TinyNetwork(), 8, new Adam(), Loss.CrossEntropy) { Clip = clip };
        Assert.Throws<TimeoutException>(() => training.Step(Input, Target));
        training.Accumulate(Input, Target);
        Assert.Throws<TimeoutException>(training.Update);
        clip.Call = null;

        Exception? thrown = null;
        System.Threading.Thread other = new(() => thrown = Record.Exception(() => training.Step(Input, Target)));
        other.Start();
        other.Join();
        Assert.Null(thrown);
        Assert.Equal(1, training.Steps);
    }

    [Theory]
    [InlineData("loss")]
    [InlineData("clip")]
    [InlineData("optimizer")]
    public void A_callback_can_neither_step_nor_update_nor_publish_nor_dispose(string place)
    {
        CallingLoss loss = new();
        CallingClip clip = new();
        CallingOptimizer optimizer = new();
        TinyTraining training = new(new TinyNetwork(), 8, optimizer, loss) { Clip = clip };
        float[] target = new float[8 * TinyNetwork.Outputs];
        int refused = 0;
        void Refused(Action call)
        {
            Assert.Throws<InvalidOperationException>(call);
            refused++;
        }

        void Call()
        {
            Refused(() => training.Step(Input, target));
            Refused(training.Update);
            Refused(training.Publish);
            Refused(training.Dispose);
        }

        (loss.Call, clip.Call, optimizer.Call) = (place == "loss" ? Call : null, place == "clip" ? Call : null, place == "optimizer" ? Call : null);
        training.Step(Input, target);

        Assert.Equal(4, refused);
        Assert.Equal(1, training.Steps);
        (loss.Call, clip.Call, optimizer.Call) = (null, null, null);
        training.Dispose();
        Assert.Throws<ObjectDisposedException>(() => training.Step(Input, target));
    }

    [Fact]
    public void A_throwing_optimizer_puts_the_statistics_back_and_the_next_step_begins_anew()
    {
        CallingOptimizer optimizer = new() { Call = () => throw new TimeoutException() };
        using TinyTraining training = new(new TinyNetwork(), 8, optimizer, Loss.CrossEntropy, keepGradients: true, dropout: 0);
        using TinyTraining twin = new(new TinyNetwork(), 8, new CallingOptimizer(), Loss.CrossEntropy, keepGradients: true, dropout: 0);
        Assert.Throws<TimeoutException>(() => training.Step(Bad, Target));
        Floats.SameBits(twin.WorkingStates, training.WorkingStates);
        Assert.Equal(0, training.Steps);

        optimizer.Call = null;
        training.Step(Input, Target);
        twin.Step(Input, Target);
        Floats.SameBits(twin.Gradients["fc1.weight"], training.Gradients["fc1.weight"]);
    }

    [Fact]
    public void A_session_that_is_disposed_in_the_middle_of_a_pass_stays_disposed()
    {
        TinyTraining training = new(new TinyNetwork(), 8, new Adam(), Loss.CrossEntropy);
        training.InTheMiddle = training.Dispose;
        Assert.Throws<ObjectDisposedException>(() => training.Step(Input, Target));
        training.InTheMiddle = null;
        Assert.Throws<ObjectDisposedException>(() => training.Step(Input, Target));
        Assert.Throws<ObjectDisposedException>(training.Publish);
    }

    private sealed class CallingClip : GradientClip
    {
        public Action? Call { get; set; }

        public override string Settings => "none";

        public override void Apply(Team team, Span<float> gradients) => Call?.Invoke();
    }

    private sealed class CallingOptimizer() : Optimizer(0.1f)
    {
        public Action? Call { get; set; }

        public override string Settings => "none";

        protected override void Allocate()
        {
        }

        protected override void Apply(Team team, Span<float> parameters, ReadOnlySpan<float> gradients) => Call?.Invoke();
    }
}
