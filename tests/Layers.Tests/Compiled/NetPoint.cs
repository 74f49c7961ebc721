using System;
using System.Linq;
using StaticNets.Layers.Tests.Configurations;
using StaticNets.Layers.Tests.Reference;
using StaticNets.Runtime.Parameters;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Layers.Tests.Compiled;

/// <summary>A configuration's compiled network, brought to the point where its reference stands.</summary>
internal sealed class NetPoint
{
    /// <summary>Writes the point's parameters and states into the network; it must have exactly those, in those shapes.</summary>
    public NetPoint(LayerConfiguration configuration, INet net)
    {
        Configuration = configuration;
        Net = net;
        Point = configuration.Point();
        X = Floats(Point.X);
        Dy = Floats(Point.Dy);
        Assert.Equal(Point.Parameters.Keys.Order(), net.Parameters.Tensors.Select(tensor => Short(tensor.Name)).Order());
        foreach (TensorInfo tensor in net.Parameters.Tensors)
        {
            Assert.Equal(configuration.Reference.ParameterShapes(configuration.Input)[Short(tensor.Name)], tensor.Shape);
            net.Parameters.Write(tensor.Name, Floats(Point.Parameters[Short(tensor.Name)]));
        }
    }

    public LayerConfiguration Configuration { get; }

    public INet Net { get; }

    public ReferencePoint Point { get; }

    public float[] X { get; }

    public float[] Dy { get; }

    /// <summary>The network's name of a parameter: <c>conv1.weight</c> of <c>weight</c>.</summary>
    public string FullName(string parameter) => Net.Parameters.Tensors.Single(tensor => Short(tensor.Name) == parameter).Name;

    /// <summary>Inference of the whole batch.</summary>
    public float[] Forward()
    {
        float[] y = new float[Configuration.Rows * Net.OutputLength];
        Net.Forward(X, y);
        return y;
    }

    /// <summary>A session that has made one step from the point, with the cotangent as the gradient of the output; parameters stay.</summary>
    public TrainingSession Step(out CotangentLoss loss)
    {
        loss = new CotangentLoss(Dy.Length);
        TrainingSession session = Net.Train(Configuration.Rows, new Sgd(0), loss, seed: 7);
        Net.Step(session, X, Dy);
        Assert.False(session.LastStepRefused);
        return session;
    }

    // Without the layer's path, unless the tensor has no other name.
    private static string Short(string name) => name[(name.IndexOf('.') + 1)..];

    private static float[] Floats(double[] values) => Array.ConvertAll(values, value => (float)value);
}
