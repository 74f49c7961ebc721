using System;
using System.Linq;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Attention with its projections against PyTorch's own numbers (double precision, gradients included).</summary>
public class AttentionConformanceTests
{
    [Fact]
    public void Self_attention_is_that_of_PyTorch()
    {
        Conformance c = Conformance.Load("mha_self_4h");
        int[] sizes = c.Shape("x");
        int steps = sizes[0], rows = sizes[1], width = sizes[2], heads = c.Attribute("heads")!.Value.GetInt32();
        float[] x = Turned(c.Floats("x"), steps, rows), weight = c.Floats("wi"), bias = c.Floats("bi");
        Projection[] inputs = [.. Enumerable.Range(0, 3).Select(i => new Projection(steps, rows, width, weight.AsSpan(i * width * width, width * width).ToArray(), bias.AsSpan(i * width, width).ToArray()))];
        Projection output = new(steps, rows, width, c.Floats("wo"), c.Floats("bo"));
        float[] q = inputs[0].Forward(x), k = inputs[1].Forward(x), v = inputs[2].Forward(x), y = new float[x.Length], sums = new float[rows * heads * steps];
        AttentionShape shape = new(steps, steps, heads, width / heads, false, 0, 0);
        Attention.ForwardTraining(Team.Alone, in shape, rows, q, k, v, default, y, sums, AttentionSpecs.Work(AttentionSizes.Training(steps, steps, heads, width / heads)), in AttentionSpecs.Key);
        KernelCheck.Close(Turned(c.Doubles("out0"), steps, rows), output.Forward(y), "y");

        float[] dy = output.Backward(y, Turned(c.Floats("cot0"), steps, rows)), dq = new float[x.Length], dk = new float[x.Length], dv = new float[x.Length];
        Attention.Backward(Team.Alone, in shape, rows, q, k, v, y, sums, default, dy, dq, dk, dv, AttentionSpecs.Work(AttentionSizes.Backward(steps, steps, heads, width / heads)), in AttentionSpecs.Key);
        float[][] ofInputs = [inputs[0].Backward(x, dq), inputs[1].Backward(x, dk), inputs[2].Backward(x, dv)];
        KernelCheck.Close(Turned(c.Doubles("grad.x"), steps, rows), [.. Enumerable.Range(0, x.Length).Select(i => ofInputs[0][i] + ofInputs[1][i] + ofInputs[2][i])], "dx");
        KernelCheck.Close(c.Doubles("grad.wi"), [.. inputs.SelectMany(input => input.Dweight)], "input weight");
        KernelCheck.Close(c.Doubles("grad.bi"), [.. inputs.SelectMany(input => input.Dbias)], "input bias");
        KernelCheck.Close(c.Doubles("grad.wo"), output.Dweight, "output weight");
        KernelCheck.Close(c.Doubles("grad.bo"), output.Dbias, "output bias");
    }

    /// <summary>torch.nn.functional.scaled_dot_product_attention and its masks, from make_attention.py: without one, causal, with lengths, with a memory of other steps.</summary>
    [Theory]
    [InlineData("attention_self")]
    [InlineData("attention_causal")]
    [InlineData("attention_lengths")]
    [InlineData("attention_causal_lengths")]
    [InlineData("attention_memory")]
    public void Masks_are_those_of_PyTorch(string name)
    {
        Conformance c = Conformance.Load(name);
        int[] sizes = c.Shape("q");
        int rows = sizes[0], steps = sizes[1], heads = sizes[2], size = sizes[3], memorySteps = c.Shape("k")[1];
        int[] lengths = c.Has("lengths") ? Array.ConvertAll(c.Longs("lengths"), length => (int)length) : [];
        AttentionShape shape = new(steps, memorySteps, heads, size, name.Contains("causal", StringComparison.Ordinal), 0, 0);
        float[] q = c.Floats("q"), k = c.Floats("k"), v = c.Floats("v"), y = new float[q.Length], sums = new float[rows * heads * steps], weights = new float[rows * heads * steps * memorySteps];
        float[] dq = new float[q.Length], dk = new float[k.Length], dv = new float[v.Length];
        Attention.ForwardTraining(Team.Alone, in shape, rows, q, k, v, lengths, y, sums, AttentionSpecs.Work(AttentionSizes.Training(steps, memorySteps, heads, size)), in AttentionSpecs.Key);
        Attention.Backward(Team.Alone, in shape, rows, q, k, v, y, sums, lengths, c.Floats("cot0"), dq, dk, dv, AttentionSpecs.Work(AttentionSizes.Backward(steps, memorySteps, heads, size)), in AttentionSpecs.Key);
        Attention.Weights(Team.Alone, in shape, rows, q, k, lengths, weights);
        KernelCheck.Close(c.Doubles("out0"), y, "y");
        KernelCheck.Close(c.Doubles("weights"), weights, "weights");
        KernelCheck.Close(c.Doubles("grad.q"), dq, "dq");
        KernelCheck.Close(c.Doubles("grad.k"), dk, "dk");
        KernelCheck.Close(c.Doubles("grad.v"), dv, "dv");
    }

    // [steps, rows, features] to [rows, steps, features].
    private static T[] Turned<T>(T[] values, int steps, int rows)
    {
        T[] turned = new T[values.Length];
        int features = values.Length / steps / rows;
        for (int i = 0; i < steps * rows; i++)
        {
            values.AsSpan(i * features, features).CopyTo(turned.AsSpan(((i % rows * steps) + (i / rows)) * features));
        }

        return turned;
    }

    /// <summary>A dense layer as wide as its input.</summary>
    private sealed class Projection(int steps, int rows, int width, float[] weight, float[] bias)
    {
        private readonly DenseShape shape = new(steps, width, width);

        public float[] Dweight { get; } = new float[width * width];

        public float[] Dbias { get; } = new float[width];

        public float[] Forward(float[] x)
        {
            float[] panels = new float[shape.PanelLength], y = new float[x.Length];
            Dense.Pack(Team.Alone, in shape, weight, panels);
            Dense.Forward(Team.Alone, in shape, rows, x, panels, bias, y, default(Identity));
            return y;
        }

        public float[] Backward(float[] x, float[] dy)
        {
            float[] dx = new float[x.Length];
            Dense.BackwardWeights(Team.Alone, in shape, rows, x, dy, Dweight, accumulate: false);
            Bias.Backward(Team.Alone, new ChannelShape(steps, width, 1), rows, dy, Dbias, accumulate: false);
            Dense.BackwardData(Team.Alone, in shape, rows, dy, weight, dx, accumulate: false);
            return dx;
        }
    }
}
