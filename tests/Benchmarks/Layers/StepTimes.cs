extern alias compiler;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using compiler::StaticNets.Generator.Ir;
using StaticNets.Benchmarks.Compiling;
using StaticNets.Benchmarks.Contests;
using StaticNets.Benchmarks.Training;

namespace StaticNets.Benchmarks.Layers;

/// <summary>A step of a pass and how long it took.</summary>
/// <param name="Step">What the scheduler chose.</param>
/// <param name="Note">The comment that stands beside it, without the estimate.</param>
/// <param name="Nanoseconds">The least of several passes: others use the machine too.</param>
/// <param name="Batch">Samples of the pass.</param>
internal sealed record TimedStep(ScheduledOperation Step, string Note, double Nanoseconds, int Batch)
{
    /// <summary>The kernel, as the comment names it.</summary>
    public string Kernel => compiler::StaticNets.Generator.Emission.StepText.Kernel(Step);

    /// <summary>Estimated time of the whole batch.</summary>
    public double Estimate => Batch * Step.Nanoseconds;

    /// <summary>Multiply-adds of the whole batch.</summary>
    public double MultiplyAdds => (double)Batch * Step.Operation.MultiplyAdds;
}

/// <summary>Times the steps of networks by clocks in their emitted text.</summary>
internal static class StepTimes
{
    /// <summary>Passes of which the least counts, where they are short enough.</summary>
    public const int Passes = 400;

    private const double WarmMilliseconds = 500;
    private const double MostMilliseconds = 6000;
    private const int QuietMilliseconds = 200;

    /// <summary>The steps of a network with drawn weights, in their order.</summary>
    /// <param name="type">Its class, with its namespace.</param>
    /// <param name="batch">Samples of a pass.</param>
    /// <param name="training">Whether forward and backward of a training step are meant, and not inference.</param>
    /// <param name="sources">C# that declares it, if the repository's files do not.</param>
    public static IReadOnlyList<TimedStep> Measure(string type, int batch, bool training, params string[] sources)
    {
        NetworkPlan plan = DeclaredNetworks.Plan(type, sources);
        Type network = TimedSource.Load(plan, training, sources, out IReadOnlyList<string> notes);
        string weights = Path.GetTempFileName();
        try
        {
            Dictionary<string, NetworkTensor> tensors = plan.Network.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
            DrawnWeights.Save(plan.Network, name => DrawnWeights.Of(tensors[name]), weights);
            double[] times = Times(training ? TrainingPass.Of(network, weights, batch) : InferencePass(network, weights, batch), notes.Count);
            PlannedProgram program = training ? plan.Training : plan.Inference;
            IEnumerable<ScheduledOperation> steps = program.Scheduled.Forward.Concat(training ? program.Scheduled.Backward.Where(step => !step.Operation.OnlyForInput) : []);
            return [.. steps.Select((step, i) => new TimedStep(step, notes[i], times[i], batch))];
        }
        finally
        {
            File.Delete(weights);
        }
    }

    private static Action InferencePass(Type network, string weights, int batch)
    {
        Emitted.Pass forward = Emitted.Forward(Emitted.Load(network, weights));
        float[] input = DrawnWeights.Uniform("input", batch * (int)Emitted.Constant(network, "InputLength"), -1, 1);
        float[] output = new float[batch * (int)Emitted.Constant(network, "OutputLength")];
        return () => forward(input, output);
    }

    private static double[] Times(Action pass, int steps)
    {
        double[] times = new double[steps];
        long start = Environment.TickCount64;
        do
        {
            StepClock.Start(times);
            pass();
        }
        while (Environment.TickCount64 - start < WarmMilliseconds);

        // Time for the compiler's last tier, which comes in the background.
        Thread.Sleep(QuietMilliseconds);
        Array.Fill(times, double.MaxValue);
        for (int i = 0; i < Passes && (i < 3 || Environment.TickCount64 - start < MostMilliseconds); i++)
        {
            double[] one = new double[steps];
            StepClock.Start(one);
            pass();
            StepClock.Next(-1);
            times = [.. times.Zip(one, Math.Min)];
        }

        return times;
    }
}
