using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>A part of a network in double precision.</summary>
public abstract record NetPart;

/// <summary>A layer whose parameters lie under a path.</summary>
public sealed record LayerPart(string Path, IReferenceLayer Layer) : NetPart;

/// <summary>Branches from one value, and what joins them.</summary>
public sealed record ForkPart(string Join, NetPart[][] Branches) : NetPart;

/// <summary>A network of parts, one after the other: values, and gradients by the chain rule, each branch's added to the fork's.</summary>
/// <param name="Training">Whether batch normalisation looks at the batch.</param>
/// <param name="Parameters">All parameters by their full names.</param>
/// <param name="Rows">Samples.</param>
public sealed record NetReference(bool Training, IReadOnlyDictionary<string, double[]> Parameters, int Rows)
{
    /// <summary>Gradients of the parameters, by their full names.</summary>
    public Dictionary<string, double[]> Gradients { get; } = [];

    /// <summary>The output and its shape.</summary>
    public (double[] Y, int[] Shape) Forward(IEnumerable<NetPart> parts, double[] x, int[] shape)
    {
        foreach (NetPart part in parts)
        {
            if (part is LayerPart layer)
            {
                IReferenceLayer reference = Mode(layer.Layer);
                (x, shape) = (reference.Forward(x, shape, Own(layer.Path), Rows), reference.OutputShape(shape));
            }
            else
            {
                (double[] operands, JoinReference join) = Joined((ForkPart)part, x, shape);
                (x, shape) = (join.Forward(operands, [], Own("none"), Rows), join.OutputShape([]));
            }
        }

        return (x, shape);
    }

    /// <summary>The gradient of the input; those of the parameters go into <see cref="Gradients"/>.</summary>
    public double[] Backward(NetPart[] parts, double[] x, int[] shape, double[] dy)
    {
        for (int i = parts.Length - 1; i >= 0; i--)
        {
            (double[] own, int[] ownShape) = Forward(parts.Take(i), x, shape);
            dy = parts[i] is LayerPart layer ? BackwardLayer(layer, own, ownShape, dy) : BackwardFork((ForkPart)parts[i], own, ownShape, dy);
        }

        return dy;
    }

    private double[] BackwardLayer(LayerPart layer, double[] x, int[] shape, double[] dy)
    {
        ReferenceGradients gradients = Mode(layer.Layer).Backward(x, shape, Own(layer.Path), dy, Rows);
        foreach ((string name, double[] gradient) in gradients.Parameters)
        {
            Gradients.Add(layer.Path + "." + name, gradient);
        }

        return gradients.Input;
    }

    private double[] BackwardFork(ForkPart fork, double[] x, int[] shape, double[] dy)
    {
        (double[] operands, JoinReference join) = Joined(fork, x, shape);
        double[] all = join.Backward(operands, [], Own("none"), dy, Rows).Input;
        double[] dx = new double[x.Length];
        int at = 0, sample = join.Operands.Sum(Plane.Count);
        for (int branch = 0; branch < fork.Branches.Length; branch++)
        {
            int length = Plane.Count(join.Operands[branch]);
            double[] own = [.. Enumerable.Range(0, Rows).SelectMany(row => all.Skip((row * sample) + at).Take(length))];
            dx = [.. dx.Zip(Backward(fork.Branches[branch], x, shape, own), (a, b) => a + b)];
            at += length;
        }

        return dx;
    }

    // Operands behind one another in each sample.
    private (double[] Operands, JoinReference Join) Joined(ForkPart fork, double[] x, int[] shape)
    {
        (double[] Y, int[] Shape)[] branches = [.. fork.Branches.Select(branch => Forward(branch, x, shape))];
        IEnumerable<double> values = Enumerable.Range(0, Rows).SelectMany(row => branches.SelectMany(branch => branch.Y.Skip(row * Plane.Count(branch.Shape)).Take(Plane.Count(branch.Shape))));
        return ([.. values], new JoinReference(fork.Join, [.. branches.Select(branch => branch.Shape)]));
    }

    private IReferenceLayer Mode(IReferenceLayer layer) => layer is BatchNormReference norm ? norm with { Training = Training } : layer;

    private Dictionary<string, double[]> Own(string path) =>
        Parameters.Where(parameter => parameter.Key.StartsWith(path + ".", System.StringComparison.Ordinal)).ToDictionary(parameter => parameter.Key[(path.Length + 1)..], parameter => parameter.Value);
}
