using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// The element-wise half of every normalisation. A centre is two floats, high + low: x - high is exact or nearly so where the
/// values lie close together, and a mean of 30 rounded to one float would alone be 3e-5 of a deviation of 0.055.
/// </summary>
internal static unsafe class Normalise
{
    /// <summary>
    /// y[i] = (x[i] - center)·scale·weight[i·step] + bias[i·step]; step 1, or 0 for one weight and bias for all. Null is 1 and 0.
    /// </summary>
    public static void Forward(float* x, float* y, int count, double center, double scale, float* weight, float* bias, int step)
    {
        Line line = new(x, null, y, count, center, (float)scale, 0, 0, weight, bias, step, accumulate: false);
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            i = Forward<Simd16>(line, i);
        }

        if (Vector256.IsHardwareAccelerated && i < count)
        {
            i = Forward<Simd8>(line, i);
        }

        if (i < count)
        {
            i = Forward<Simd4>(line, i);
            Forward<Simd1>(line, i);
        }
    }

    /// <summary>dx[i] = (dy[i]·weight[i·step] - mean + (x[i] - center)·slope)·scale, written or added.</summary>
    public static void Backward(
        float* x, float* dy, float* dx, int count, double center, double scale, double slope, double mean, float* weight, int step, bool accumulate)
    {
        Line line = new(x, dy, dx, count, center, (float)scale, (float)slope, mean, weight, null, step, accumulate);
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            i = Backward<Simd16>(line, i);
        }

        if (Vector256.IsHardwareAccelerated && i < count)
        {
            i = Backward<Simd8>(line, i);
        }

        if (i < count)
        {
            i = Backward<Simd4>(line, i);
            Backward<Simd1>(line, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Forward<TV>(in Line line, int i)
        where TV : struct, ISimd<TV>
    {
        float* x = line.X;
        float* y = line.Y;
        float* weight = line.Weight;
        float* bias = line.Bias;
        bool ownWeights = weight != null && line.Step != 0;
        bool ownBiases = bias != null && line.Step != 0;
        TV high = TV.Create(line.High);
        TV low = TV.Create(line.Low);
        TV scale = TV.Create(line.Scale);
        TV weights = TV.Create(weight == null ? 1 : *weight);
        TV biases = TV.Create(bias == null ? 0 : *bias);
        for (; i <= line.Count - TV.Count; i += TV.Count)
        {
            TV value = ((TV.Load(ref *x, i) - high) - low) * scale;
            TV w = ownWeights ? TV.Load(ref *weight, i) : weights;
            TV b = ownBiases ? TV.Load(ref *bias, i) : biases;
            TV.Store(TV.MultiplyAdd(value, w, b), ref *y, i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Backward<TV>(in Line line, int i)
        where TV : struct, ISimd<TV>
    {
        float* x = line.X;
        float* dy = line.Dy;
        float* dx = line.Y;
        float* weight = line.Weight;
        bool accumulate = line.Accumulate;
        TV high = TV.Create(line.High);
        TV low = TV.Create(line.Low);
        TV scale = TV.Create(line.Scale);
        TV slope = TV.Create(line.Slope);
        TV meanHigh = TV.Create(line.MeanHigh);
        TV meanLow = TV.Create(line.MeanLow);
        TV weights = TV.Create(weight == null ? 1 : *weight);
        bool ownWeights = weight != null && line.Step != 0;
        for (; i <= line.Count - TV.Count; i += TV.Count)
        {
            TV w = ownWeights ? TV.Load(ref *weight, i) : weights;
            TV gradient = ((TV.Load(ref *dy, i) * w) - meanHigh) - meanLow;
            Gradient.Put(TV.MultiplyAdd((TV.Load(ref *x, i) - high) - low, slope, gradient) * scale, dx, i, accumulate);
        }

        return i;
    }

    // What every width of the loop is given.
    private readonly struct Line(
        float* x, float* dy, float* y, int count, double center, float scale, float slope, double mean, float* weight, float* bias, int step, bool accumulate)
    {
        public readonly float* X = x;
        public readonly float* Dy = dy;
        public readonly float* Y = y;
        public readonly int Count = count;
        public readonly float High = (float)center;
        public readonly float Low = (float)(center - (float)center);
        public readonly float Scale = scale;
        public readonly float Slope = slope;
        public readonly float MeanHigh = (float)mean;
        public readonly float MeanLow = (float)(mean - (float)mean);
        public readonly float* Weight = weight;
        public readonly float* Bias = bias;
        public readonly int Step = step;
        public readonly bool Accumulate = accumulate;
    }
}
