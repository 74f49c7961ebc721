using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Layers.Tests.Configurations;
using StaticNets.Layers.Tests.Reference;
using StaticNets.Runtime.Parameters;
using StaticNets.Runtime.Tests;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Layers.Tests.Compiled;

/// <summary>
/// Drawn networks with forks: values that several layers read, residuals taken by convolutions, folded batch norms, concatenations, gradients that come together. Inference and
/// training are those of a reference in double precision that knows nothing of fusion.
/// </summary>
public sealed class BranchedNetTests
{
    private const int Count = 40;
    private const int Rows = 3;

    private static readonly BranchedNet[] Drawn = [.. Enumerable.Range(1, Count).Select(seed => new BranchedNet(seed))];

    private static readonly Lazy<NetworkCompilation> Compilation = new(() => new NetworkCompilation("Branched", [.. Drawn.Select(net =>
        new LayerConfiguration("Branched", 1, net.Input, Rows, "Tanh", Activations.Tanh) { Before = net.Declaration + " " })]));

    [Fact]
    public void Nothing_is_complained_about() => Assert.Empty(Compilation.Value.Complaints().Select(complaint => complaint.ToString()));

    [Fact]
    public void Inference_is_the_reference_and_any_row_its_own()
    {
        foreach ((BranchedNet drawn, INet net, Dictionary<string, double[]> parameters, float[] x) in All())
        {
            float[] y = new float[Rows * net.OutputLength], one = new float[net.OutputLength];
            net.Forward(x, y);
            (double[] expected, int[] shape) = new NetReference(Training: false, parameters, Rows).Forward(WithTanh(drawn), Doubles(x), drawn.Input);
            Assert.Equal(shape, net.OutputShape);
            Closeness.Check(expected, y, 1, drawn.Declaration);
            net.Forward(x.AsSpan(net.InputLength, net.InputLength), one);
            Floats.SameBits(one, y.AsSpan(one.Length, one.Length), drawn.Declaration);
        }
    }

    [Fact]
    public void Training_and_all_gradients_are_the_reference()
    {
        foreach ((BranchedNet drawn, INet net, Dictionary<string, double[]> parameters, float[] x) in All())
        {
            float[] dy = Floats.Uniform(Rows * net.OutputLength, 99);
            CotangentLoss loss = new(dy.Length);
            using TrainingSession session = net.Train(Rows, new Sgd(0), loss, seed: 1);
            net.Step(session, x, dy);

            NetReference reference = new(Training: true, parameters, Rows);
            Closeness.Check(reference.Forward(WithTanh(drawn), Doubles(x), drawn.Input).Y, loss.Output, 1, drawn.Declaration);
            double[] dx = reference.Backward(WithTanh(drawn), Doubles(x), drawn.Input, Doubles(dy));

            // A bias or weight before a normalisation has no gradient by theory: what cancels there is of the size of the largest gradient.
            double largest = reference.Gradients.Values.Append(dx).Max(values => values.Max(Math.Abs));
            Closeness.Check(dx, session.InputGradient, largest, drawn.Declaration + ": gradient of the input");
            foreach ((string name, double[] gradient) in reference.Gradients)
            {
                Closeness.Check(gradient, session.Gradients[name], largest, $"{drawn.Declaration}: gradient of {name}");
            }
        }
    }

    [Fact]
    public void Steps_and_passes_allocate_nothing()
    {
        foreach ((BranchedNet drawn, INet net, _, float[] x) in All().Take(8))
        {
            float[] y = new float[Rows * net.OutputLength], dy = Floats.Uniform(y.Length, 99);
            using TrainingSession session = net.Train(Rows, new Sgd(0), new CotangentLoss(dy.Length), seed: 1);
            Floats.AllocatesNothing(() =>
            {
                net.Forward(x, y);
                net.Step(session, x, dy);
            });
        }
    }

    private static NetPart[] WithTanh(BranchedNet net) => [.. net.Parts, new LayerPart("tanh", Activations.Tanh)];

    private static IEnumerable<(BranchedNet Drawn, INet Net, Dictionary<string, double[]> Parameters, float[] X)> All()
    {
        for (int i = 0; i < Count; i++)
        {
            INet net = Compilation.Value.Constructors[i]((ulong)i);
            Random random = new(i);
            Dictionary<string, double[]> parameters = [];
            foreach (TensorInfo tensor in net.Parameters.Tensors.Where(tensor => !tensor.Name.EndsWith("num_batches_tracked", StringComparison.Ordinal)))
            {
                bool positive = tensor.Name.EndsWith("running_var", StringComparison.Ordinal);
                double[] values = [.. Enumerable.Range(0, net.Parameters[tensor.Name].Length).Select(_ => (double)(float)(positive ? 0.5 + random.NextDouble() : 0.5 * ReferencePoint.Signed(random)))];
                net.Parameters.Write(tensor.Name, Array.ConvertAll(values, value => (float)value));
                parameters.Add(tensor.Name, values);
            }

            yield return (Drawn[i], net, parameters, Floats.Uniform(Rows * net.InputLength, i));
        }
    }

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);
}
