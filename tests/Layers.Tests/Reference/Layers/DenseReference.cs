using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary><c>y = weight · x + bias</c> on a vector [N] or on each step of [T, D]; weight [units, N].</summary>
public sealed record DenseReference(int Units, bool Bias = true) : IReferenceLayer
{
    public int[] OutputShape(int[] input) => [.. input[..^1], Units];

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input)
    {
        Dictionary<string, int[]> shapes = new() { ["weight"] = [Units, input[^1]] };
        if (Bias)
        {
            shapes.Add("bias", [Units]);
        }

        return shapes;
    }

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        int inputs = input[^1], vectors = x.Length / inputs;
        double[] weight = parameters["weight"], y = new double[vectors * Units];
        parameters.TryGetValue("bias", out double[]? bias);
        for (int i = 0; i < vectors * Units; i++)
        {
            (int vector, int unit) = (i / Units, i % Units);
            y[i] = bias is null ? 0 : bias[unit];
            for (int n = 0; n < inputs; n++)
            {
                y[i] += weight[(unit * inputs) + n] * x[(vector * inputs) + n];
            }
        }

        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        int inputs = input[^1];
        double[] weight = parameters["weight"], dx = new double[x.Length], dweight = new double[weight.Length], dbias = new double[Units];
        for (int i = 0; i < dy.Length; i++)
        {
            (int vector, int unit) = (i / Units, i % Units);
            dbias[unit] += dy[i];
            for (int n = 0; n < inputs; n++)
            {
                dx[(vector * inputs) + n] += weight[(unit * inputs) + n] * dy[i];
                dweight[(unit * inputs) + n] += x[(vector * inputs) + n] * dy[i];
            }
        }

        Dictionary<string, double[]> gradients = new() { ["weight"] = dweight };
        if (parameters.ContainsKey("bias"))
        {
            gradients.Add("bias", dbias);
        }

        return new ReferenceGradients(dx, gradients);
    }
}
