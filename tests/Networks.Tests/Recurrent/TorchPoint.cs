using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using StaticNets.Runtime.Parameters;
using StaticNets.Training;

namespace StaticNets.Networks.Tests.Recurrent;

/// <summary>A compiled network with PyTorch's weights, inputs and targets, and how far its results are from PyTorch's in float64.</summary>
internal sealed class TorchPoint : IDisposable
{
    /// <summary>Rows of every file.</summary>
    public const int Rows = 5;

    // What is below this is rounding of a gradient that is 0: of a bias that a norm behind it takes away again. It is measured by the largest gradient.
    private const double Zero = 1e-12;

    private readonly TorchNetwork network;
    private readonly TrainingSession session;

    public TorchPoint(TorchNetwork network, Action<ParameterSet>? change = null)
    {
        this.network = network;
        File = new TorchFile(network.Name, network.Folder);
        (Parameters, session) = network.Load(TorchFile.PathOf(network.Name + ".weights", network.Folder), Rows, change ?? (_ => { }));
        Batch = session.CreateBatch();
        Batch.Rows = Rows;
        for (int port = 0; port < session.Plan.Inputs.Count; port++)
        {
            PortInfo input = session.Plan.Inputs[port];
            if (input.Tokens)
            {
                File.Integers("in." + input.Name).CopyTo(Batch.Tokens(port));
            }
            else
            {
                File.Floats("in." + input.Name).CopyTo(Batch.Floats(port));
            }
        }

        for (int target = 0; target < Batch.Targets.Count; target++)
        {
            if (Batch.Targets[target].ClassesPerSample > 0)
            {
                File.Integers("target." + Batch.Targets[target].Name).CopyTo(Batch.ClassesOf(target));
            }
            else
            {
                File.Floats("target." + Batch.Targets[target].Name).CopyTo(Batch.ValuesOf(target));
            }
        }
    }

    public TorchFile File { get; }

    public ParameterSet Parameters { get; }

    public Batch Batch { get; }

    public TrainingSession Session => session;

    /// <summary>By tensor of the file (<c>out.output</c>, <c>loss</c>, <c>grad.lstm1.weight_hh_l0</c>): max|Δ| / max|expected|, after one pass and one step.</summary>
    public SortedDictionary<string, double> Deviations()
    {
        SortedDictionary<string, double> found = new(StringComparer.Ordinal);
        double largest = File.Names("grad.").Max(name => File.Doubles("grad." + name).Max(Math.Abs));
        Add("out.output", Predicted());
        if (network.Second is var (name, pass))
        {
            float[] other = new float[File.Doubles("out." + name).Length];
            pass(TorchFile.PathOf(network.Name + ".weights", network.Folder), File, new float[File.Doubles("out.output").Length], other);
            Add("out." + name, other);
        }

        Add("loss", [session.Step(Batch)]);
        foreach (TensorInfo tensor in Parameters.Tensors)
        {
            Add("grad." + tensor.Name, session.Gradients[tensor.Name]);
        }

        foreach (PortInfo input in session.Plan.Inputs.Where(input => !input.Tokens))
        {
            Add("grad.in." + input.Name, session.InputGradientOf(input.Name));
        }

        return found;

        void Add(string tensor, ReadOnlySpan<float> actual)
        {
            double[] expected = File.Doubles(tensor);
            found.Add(tensor, expected.Max(Math.Abs) > Zero ? Deviation(expected, actual) : Math.Abs(TensorPrimitives.MaxMagnitude(actual)) / largest);
        }
    }

    /// <summary>The main output of inference.</summary>
    public float[] Predicted()
    {
        float[] y = new float[File.Doubles("out.output").Length];
        session.Predict(Batch, y);
        return y;
    }

    public void Dispose() => session.Dispose();

    /// <summary>max|Δ| / max|expected|; not a number where a value is none.</summary>
    public static double Deviation(double[] expected, ReadOnlySpan<float> actual)
    {
        double largest = expected.Max(Math.Abs), difference = expected.Length == actual.Length ? 0 : double.NaN;
        for (int i = 0; i < expected.Length && i < actual.Length; i++)
        {
            difference = Math.Max(difference, Math.Abs(expected[i] - actual[i]));
        }

        return difference / largest;
    }
}
