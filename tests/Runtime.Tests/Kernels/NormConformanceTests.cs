using System;
using System.Linq;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>The normalisations against PyTorch's own numbers (double precision, gradients included).</summary>
public class NormConformanceTests
{
    public static TheoryData<string> Batch => Conformance.Cases("batch_norm");

    public static TheoryData<string> Layer => Conformance.Cases("layer_norm");

    public static TheoryData<string> Group => [.. Conformance.Cases("group_norm").Concat(Conformance.Cases("instance_norm"))];

    public static TheoryData<string> Rms => Conformance.Cases("rms_norm");

    public static TheoryData<string> Response => Conformance.Cases("lrn");

    [Theory]
    [MemberData(nameof(Batch))]
    public void Batch_norm_agrees_with_torch(string name)
    {
        Conformance c = Conformance.Load(name);
        int[] sizes = c.Shape("x");
        BatchNormShape shape = new(1, sizes[1], sizes[2..].Aggregate(1, (a, b) => a * b), Epsilon(c), 0.1f);
        float[] x = c.Floats("x");
        float[] gamma = c.Floats("gamma");
        float[] dy = c.Floats("cot0");
        float[] y = new float[x.Length];
        float[] dx = new float[x.Length];
        (float[] mean, float[] rstd, float[] dweight, float[] dbias) = (new float[sizes[1]], new float[sizes[1]], new float[sizes[1]], new float[sizes[1]]);
        BatchNorm.ForwardTraining(Team.Alone, shape, sizes[0], x, gamma, c.Floats("beta"), y, mean, rstd, default, default);
        BatchNorm.BackwardData(Team.Alone, shape, sizes[0], x, gamma, mean, rstd, dy, dx, accumulate: false);
        BatchNorm.BackwardWeights(Team.Alone, shape, sizes[0], x, mean, rstd, dy, dweight, dbias, accumulate: false);
        Agrees(c, y, dx, dweight, dbias);
    }

    [Theory]
    [MemberData(nameof(Layer))]
    public void Layer_norm_agrees_with_torch(string name)
    {
        Conformance c = Conformance.Load(name);
        float[] x = c.Floats("x");
        float[] gamma = c.Floats("gamma");
        float[] dy = c.Floats("cot0");
        LayerNormShape shape = new(1, gamma.Length, Epsilon(c));
        int rows = x.Length / gamma.Length;
        (float[] y, float[] dx, float[] dweight, float[] dbias) = (new float[x.Length], new float[x.Length], new float[gamma.Length], new float[gamma.Length]);
        LayerNorm.Forward(Team.Alone, shape, rows, x, gamma, c.Floats("beta"), y);
        LayerNorm.BackwardData(Team.Alone, shape, rows, x, gamma, dy, dx, accumulate: false);
        LayerNorm.BackwardWeights(Team.Alone, shape, rows, x, dy, dweight, dbias, accumulate: false);
        Agrees(c, y, dx, dweight, dbias);
    }

    [Theory]
    [MemberData(nameof(Rms))]
    public void Rms_norm_agrees_with_torch(string name)
    {
        Conformance c = Conformance.Load(name);
        float[] x = c.Floats("x");
        float[] gamma = c.Floats("gamma");
        float[] dy = c.Floats("cot0");
        LayerNormShape shape = new(1, gamma.Length, Epsilon(c));
        int rows = x.Length / gamma.Length;
        (float[] y, float[] dx, float[] dweight) = (new float[x.Length], new float[x.Length], new float[gamma.Length]);
        RmsNorm.Forward(Team.Alone, shape, rows, x, gamma, y);
        RmsNorm.BackwardData(Team.Alone, shape, rows, x, gamma, dy, dx, accumulate: false);
        RmsNorm.BackwardWeights(Team.Alone, shape, rows, x, dy, dweight, accumulate: false);
        Agrees(c, y, dx, dweight, dbias: null);
    }

    [Theory]
    [MemberData(nameof(Group))]
    public void Group_and_instance_norm_agree_with_torch(string name)
    {
        Conformance c = Conformance.Load(name);
        int[] sizes = c.Shape("x");
        GroupNormShape shape = new(1, c.Attribute("num_groups")?.GetInt32() ?? sizes[1], sizes[1], sizes[2..].Aggregate(1, (a, b) => a * b), Epsilon(c));
        float[] x = c.Floats("x");
        float[] gamma = c.Floats("gamma");
        float[] dy = c.Floats("cot0");
        (float[] y, float[] dx, float[] dweight, float[] dbias) = (new float[x.Length], new float[x.Length], new float[gamma.Length], new float[gamma.Length]);
        GroupNorm.Forward(Team.Alone, shape, sizes[0], x, gamma, c.Floats("beta"), y);
        GroupNorm.BackwardData(Team.Alone, shape, sizes[0], x, gamma, dy, dx, accumulate: false);
        GroupNorm.BackwardWeights(Team.Alone, shape, sizes[0], x, dy, dweight, dbias, accumulate: false);
        Agrees(c, y, dx, dweight, dbias);
    }

    [Theory]
    [MemberData(nameof(Response))]
    public void Local_response_norm_agrees_with_torch(string name)
    {
        Conformance c = Conformance.Load(name);
        int[] sizes = c.Shape("x");
        float Number(string attribute) => (float)c.Attribute(attribute)!.Value.GetDouble();
        LocalResponseNormShape shape = new(sizes[1], sizes[2] * sizes[3], (int)Number("size"), Number("alpha"), Number("beta"), Number("k"));
        float[] x = c.Floats("x");
        (float[] y, float[] dx) = (new float[x.Length], new float[x.Length]);
        LocalResponseNorm.Forward(Team.Alone, shape, sizes[0], x, y);
        LocalResponseNorm.Backward(Team.Alone, shape, sizes[0], x, c.Floats("cot0"), dx, accumulate: false);
        Agrees(c, y, dx, dweight: null, dbias: null);
    }

    private static float Epsilon(Conformance c) => (float)c.Attribute("eps")!.Value.GetDouble();

    private static void Agrees(Conformance c, float[] y, float[] dx, float[]? dweight, float[]? dbias)
    {
        KernelCheck.Close(c.Doubles("out0"), y, c.Name + " y");
        KernelCheck.Close(c.Doubles("grad.x"), dx, c.Name + " dx");
        if (dweight is not null)
        {
            KernelCheck.Close(c.Doubles("grad.gamma"), dweight, c.Name + " dweight");
        }

        if (dbias is not null)
        {
            KernelCheck.Close(c.Doubles("grad.beta"), dbias, c.Name + " dbias");
        }
    }
}
