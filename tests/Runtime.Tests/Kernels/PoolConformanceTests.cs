using System;
using System.Linq;
using System.Text.Json;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Pooling, upsampling and transposing against PyTorch's own numbers (double precision, gradients included).</summary>
public class PoolConformanceTests
{
    public static TheoryData<string> Max => Conformance.Cases("max_pool");

    public static TheoryData<string> Average => Conformance.Cases("avg_pool");

    [Theory]
    [MemberData(nameof(Max))]
    public void Max_pooling_agrees_with_torch(string name)
    {
        Conformance c = Conformance.Load(name);
        int[] x = c.Shape("x");

        // A sequence [C, T] is pooled as T rows of one column, and as one row of T columns.
        foreach (int[] image in x.Length == 3 ? (int[][])[[x[2], 1], [1, x[2]]] : [x[2..]])
        {
            PoolShape shape = Shape(c, x[1], image);
            (float[] y, float[] dx) = (new float[x[0] * shape.OutLength], new float[x[0] * shape.Length]);
            MaxPool.Forward(Team.Alone, shape, x[0], c.Floats("x"), y);
            MaxPool.Backward(Team.Alone, shape, x[0], c.Floats("x"), c.Floats("cot0"), dx, accumulate: false);
            Agrees(c, y, dx);
        }
    }

    [Theory]
    [MemberData(nameof(Average))]
    public void Average_pooling_agrees_with_torch(string name)
    {
        Conformance c = Conformance.Load(name);
        int[] x = c.Shape("x");
        (float[] y, float[] dx) = (new float[c.Doubles("out0").Length], new float[c.Floats("x").Length]);
        if (c.Attribute("kernel_size") is null)
        {
            // gap2d: no size at all, the global average.
            int[] outputs = c.Attribute("output_size") is { } size ? [.. size.EnumerateArray().Select(n => n.GetInt32())] : [1, 1];
            AdaptivePoolShape adaptive = new(x[1], x[2], x[3], outputs[0], outputs[1]);
            AdaptiveAvgPool.Forward(Team.Alone, adaptive, x[0], c.Floats("x"), y);
            AdaptiveAvgPool.Backward(Team.Alone, adaptive, x[0], c.Floats("cot0"), dx, accumulate: false);
        }
        else
        {
            PoolShape shape = Shape(c, x[1], x[2..]);
            AvgPool.Forward(Team.Alone, shape, x[0], c.Floats("x"), y);
            AvgPool.Backward(Team.Alone, shape, x[0], c.Floats("cot0"), dx, accumulate: false);
        }

        Agrees(c, y, dx);
    }

    [Fact]
    public void Nearest_upsampling_agrees_with_torch()
    {
        Conformance c = Conformance.Load("up_nearest2");
        int[] x = c.Shape("x");
        UpsampleShape shape = new(x[1], x[2], x[3], 2, 2);
        (float[] y, float[] dx) = (new float[c.Doubles("out0").Length], new float[c.Floats("x").Length]);
        UpsampleNearest.Forward(Team.Alone, shape, x[0], c.Floats("x"), y);
        UpsampleNearest.Backward(Team.Alone, shape, x[0], c.Floats("cot0"), dx, accumulate: false);
        Agrees(c, y, dx);
    }

    [Fact]
    public void A_transpose_agrees_with_torch()
    {
        // [3, 4, 5] permuted to [5, 3, 4]: twelve rows of five.
        Conformance c = Conformance.Load("transpose");
        TransposeShape shape = new(12, 5);
        (float[] y, float[] dx) = (new float[60], new float[60]);
        Transpose.Forward(Team.Alone, shape, 1, c.Floats("x"), y);
        Transpose.Backward(Team.Alone, shape, 1, c.Floats("cot0"), dx, accumulate: false);
        Agrees(c, y, dx);
    }

    private static PoolShape Shape(Conformance c, int channels, int[] image)
    {
        int window = c.Attribute("kernel_size")!.Value.GetInt32();
        int stride = c.Attribute("stride")?.GetInt32() ?? window;
        int pad = c.Attribute("padding")?.GetInt32() ?? 0;
        bool Flag(string name, bool missing) => c.Attribute(name) is { } value ? value.ValueKind == JsonValueKind.True : missing;
        int[] Axis(int size, bool pooled) => pooled
            ? [window, stride, pad, PoolReference.Out(size, window, stride, pad, 1, Flag("ceil_mode", false))]
            : [1, 1, 0, 1];
        bool sequence = c.Shape("x").Length == 3;
        int[] rows = Axis(image[0], !sequence || image[0] > 1);
        int[] columns = Axis(image[1], !sequence || image[1] > 1);
        return new(
            channels, image[0], image[1], rows[0], columns[0], rows[1], columns[1], rows[2], columns[2], 1, 1, rows[3], columns[3], rows[2], columns[2],
            Flag("count_include_pad", true));
    }

    private static void Agrees(Conformance c, float[] y, float[] dx)
    {
        KernelCheck.Close(c.Doubles("out0"), y, c.Name + " y");
        KernelCheck.Close(c.Doubles("grad.x"), dx, c.Name + " dx");
    }
}
