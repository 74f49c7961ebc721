using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Fusion;

/// <summary>
/// A 2x2 maximum of what a convolution makes for it alone is taken by the convolution, which then writes a quarter of the values. Where it is followed by an activation that never
/// falls, the largest result has the largest activation. In training the convolution also writes which of the four it was: three of four gradients are zero, and their
/// multiply-adds are left out of the backward pass.
/// </summary>
internal sealed class PoolIntoConvolution
{
    // Those that never fall.
    private static readonly HashSet<string> Rising = ["Identity", "Relu", "Relu6", "Sigmoid", "Tanh", "HardTanh", "HardSigmoid", "Softsign", "Softplus", "LogSigmoid"];

    private readonly Program program;
    private readonly List<Value> values;
    private readonly List<Operation> forward;
    private readonly List<Operation> backward;

    private PoolIntoConvolution(Program program)
    {
        this.program = program;
        values = [.. program.Values];
        forward = [.. program.Forward];
        backward = [.. program.Backward];
    }

    // Results share products, so that they are not what the plain sums would be.
    public static Program Apply(Program program) => program.Exact ? program : new PoolIntoConvolution(program).Rewritten();

    private Program Rewritten()
    {
        int[] readers = Readers.Count(program);
        foreach (Operation pool in program.Forward.Where(IsQuarter))
        {
            int whole = pool.Reads[0];
            Operation? convolution = forward.Find(operation => operation.Writes.Contains(whole));
            if (convolution is null || !Takes(convolution, pool.Shape))
            {
                continue;
            }

            if (program.Purpose != Purpose.Training)
            {
                if (readers[whole] == 1)
                {
                    Replace(convolution, pool, "Conv.ForwardPooled", pool.Writes);
                }
            }
            else if (Gradients.Of(convolution, pool, backward, readers) is { } gradients)
            {
                int places = Add(values[pool.Writes[0]], ".places");
                Replace(convolution, pool, "Conv.ForwardPlaces", [pool.Writes[0], places]);
                Replace(gradients, convolution, pool, places);
            }
        }

        return program with { Values = values.ToEquatable(), Forward = forward.ToEquatable(), Backward = backward.ToEquatable() };
    }

    private static bool IsQuarter(Operation operation)
    {
        Geometry shape = operation.Shape;
        return operation.Kind == "MaxPool.Forward"
            && shape["windowHeight"] == 2 && shape["windowWidth"] == 2 && shape["strideHeight"] == 2 && shape["strideWidth"] == 2
            && shape["padTop"] == 0 && shape["padLeft"] == 0 && shape["dilationHeight"] == 1 && shape["dilationWidth"] == 1
            && shape["outHeight"] == shape["height"] / 2 && shape["outWidth"] == shape["width"] / 2;
    }

    // Through a view the pool may see other planes than the convolution makes.
    private static bool Takes(Operation convolution, Geometry pool)
    {
        if (convolution is not { Kind: "Conv.Forward", Writes.Count: 1, Activation: { } activation } || !Rising.Contains(activation.Type))
        {
            return false;
        }

        ConvSettings settings = Convolutions.Settings(convolution.Shape);
        return pool["channels"] == settings.Filters && pool["height"] == settings.OutHeight && pool["width"] == settings.OutWidth
            && RowConvLayout.Fits(in settings) && PooledConvLayout.Fits(in settings);
    }

    // At the pool's place: whatever stands between the two does not matter to either.
    private void Replace(Operation convolution, Operation pool, string kind, EquatableArray<int> writes)
    {
        forward[forward.IndexOf(pool)] = convolution with { Kind = kind, Layer = convolution.Layer + " + " + pool.Layer, Writes = writes, InPlace = [] };
        forward.Remove(convolution);
    }

    private void Replace(Gradients gradients, Operation convolution, Operation pool, int places)
    {
        int pooled = pool.Writes[0], gradient = gradients.Pool.Reads[1];
        int at = backward.IndexOf(gradients.Pool);
        if (gradients.Activation is { } activation)
        {
            int sum = Add(values[gradient], ".pooled");
            Geometry length = Geometry.Of("MapShape", ("length", values[pooled].Length));
            backward[at] = activation with { Shape = length, Reads = [pooled, gradient], Writes = [sum] };
            backward.Remove(activation);
            gradient = sum;
        }
        else
        {
            backward.RemoveAt(at);
        }

        if (gradients.Bias is { } bias)
        {
            long channels = pool.Shape["channels"];
            backward[backward.IndexOf(bias)] = bias with { Shape = Geometry.Channels(1, channels, values[pooled].Length / channels), Reads = [gradient] };
        }

        backward[backward.IndexOf(gradients.Weights)] = gradients.Weights with { Kind = "PooledConv.BackwardWeights", Reads = [convolution.Reads[0], gradient, places] };
        if (gradients.Data is { } data)
        {
            backward[backward.IndexOf(data)] = data with { Kind = "PooledConv.BackwardData", Reads = [gradient, places, data.Reads[1]] };
        }
    }

    private int Add(Value like, string suffix)
    {
        values.Add(new Value(values.Count, like.Name + suffix, ValueRole.Temporary, like.Shape, Port: 0));
        return values.Count - 1;
    }

    /// <summary>The backward pass of the pool, the activation and the convolution, which nobody else takes part in.</summary>
    private sealed record Gradients(Operation Pool, Operation? Activation, Operation? Bias, Operation Weights, Operation? Data)
    {
        public static Gradients? Of(Operation convolution, Operation pool, List<Operation> backward, int[] readers)
        {
            int whole = pool.Reads[0];
            Operation? poolBack = backward.Find(operation => operation.Kind == "MaxPool.Backward" && operation.Reads[0] == whole && operation.Gradient == GradientWrite.Overwrite);
            if (poolBack is null)
            {
                return null;
            }

            bool activated = !convolution.Activation!.IsIdentity;
            Operation? activation = activated ? backward.Find(operation => operation.Kind == "Map.Backward" && operation.Reads[0] == whole && operation.Reads[1] == poolBack.Writes[0]) : null;
            int gradient = activation?.Writes[0] ?? poolBack.Writes[0];
            List<Operation> users = backward.FindAll(operation => operation != activation && operation.Reads.Contains(gradient));
            Operation? bias = users.Find(operation => operation.Kind == "Bias.Backward");
            Operation? weights = users.Find(operation => operation.Kind == "Conv.BackwardWeights");
            Operation? data = users.Find(operation => operation.Kind == "Conv.BackwardData");
            bool alone = readers[whole] == (activated ? 3 : 2) && (!activated || (activation is { Gradient: GradientWrite.Overwrite } && readers[poolBack.Writes[0]] == 1))
                && backward.Count(operation => operation.Writes.Contains(gradient)) <= (activated && poolBack.Writes[0] == gradient ? 2 : 1);
            return alone && weights is not null && users.Count == new[] { bias, weights, data }.Count(operation => operation is not null)
                ? new Gradients(poolBack, activation, bias, weights, data) : null;
        }
    }
}
