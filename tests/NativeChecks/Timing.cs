using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Digits;
using StaticNets.NativeChecks.Kernels;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Parameters;
using StaticNets.Runtime.Threading;

namespace StaticNets.NativeChecks;

/// <summary>Times what tells compilers and instruction sets apart: register tiles, a network of small layers, convolutions of images in blocks.</summary>
internal static class Timing
{
    private const int Rounds = 300;

    private readonly record struct Measured(string Name, double MultiplyAdds, Action Call);

    /// <summary>
    /// Prints a line for each: the name, microseconds, GFLOP/s, and the share of what the processor's multiply-adds reach in the same process. All are repeated in turn for half a millisecond
    /// each, and the quickest repetition counts, so that neighbours on the machine weigh the same on all. Values begin at a cache line, as those of networks do.
    /// </summary>
    public static void Print()
    {
        StaticNetsThreads.Use(1);
        Measured[] all = [new("peak", Peak.MultiplyAdds, Peak.Run), Product(64, 64, 256), Product(256, 256, 256), Product(196, 256, 2304), LeNet(1), LeNet(32), BlockedOf(64, 56), WinogradOf(64, 56)];
        double[] least = [.. all.Select(_ => double.PositiveInfinity)];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < all.Length; i++)
            {
                least[i] = Math.Min(least[i], Microseconds(all[i].Call, least[i]));
            }
        }

        double peak = all[0].MultiplyAdds / least[0];
        for (int i = 0; i < all.Length; i++)
        {
            double rate = all[i].MultiplyAdds / least[i];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all[i].Name} {least[i]:F2} us {rate / 500:F1} GFLOP/s {100 * rate / peak:F1} %"));
        }
    }

    private static double Microseconds(Action call, double expected)
    {
        int calls = double.IsInfinity(expected) ? 1 : Math.Max(1, (int)(500 / expected));
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
    }

    private static Measured Product(int rows, int columns, int terms)
    {
        DenseShape shape = new(1, terms, columns);
        FloatBuffer x = Drawn(rows * terms, 1), panels = new(shape.PanelLength), y = new(rows * columns);
        Dense.Pack(Team.Alone, in shape, Numbers.Distinct(columns * terms, 2), panels.Write);
        return new($"product-{rows}x{columns}x{terms}", (double)rows * columns * terms, () => Dense.Forward(Team.Alone, in shape, rows, x.Read, panels.Read, default, y.Write, default(Identity)));
    }

    private static Measured LeNet(int rows)
    {
        LeNet5 network = new(seed: 7);
        FloatBuffer x = Drawn(rows * LeNet5.InputLength, 1), y = new(rows * LeNet5.OutputLength);
        return new($"LeNet-5-batch-{rows}", rows * (double)LeNet5.MultiplyAdds, () => network.Forward(x.Read, y.Write));
    }

    private static Measured BlockedOf(int channels, int size)
    {
        BlockedConvShape shape = new(channels, size, size, channels, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, planarInput: false);
        FloatBuffer x = Drawn((int)shape.InputLength, 1), packed = new(shape.PackedLength), y = new((int)shape.OutputLength), work = Work(shape.ForwardWork);
        BlockedConv.Pack(Team.Alone, in shape, Numbers.Distinct(9 * channels * channels, 2), packed.Write);
        return new($"blocked-{channels}x{size}x{size}", Terms(channels, size), () => BlockedConv.Forward(Team.Alone, in shape, 1, x.Read, packed.Read, default, y.Write, work.Write, default(Relu)));
    }

    private static Measured WinogradOf(int channels, int size)
    {
        WinogradShape shape = new(channels, size, size, channels, 1, 1, 1, 1, tile: 4);
        FloatBuffer x = Drawn((int)shape.InputLength, 1), packed = new(shape.PackedLength), y = new((int)shape.OutputLength), work = Work(WinogradSizes.Forward(channels, tile: 4));
        WinogradConv.Pack(Team.Alone, in shape, Numbers.Distinct(9 * channels * channels, 2), packed.Write);
        return new($"winograd-{channels}x{size}x{size}", Terms(channels, size), () => WinogradConv.Forward(Team.Alone, in shape, 1, x.Read, packed.Read, default, y.Write, work.Write, default(Relu)));
    }

    private static double Terms(int channels, int size) => 9.0 * channels * channels * size * size;

    private static FloatBuffer Drawn(int length, ulong seed) => FloatBuffer.CopyOf(Numbers.Distinct(length, seed));

    private static FloatBuffer Work(WorkLength length) => new((int)(length.Fixed + length.PerWorker));
}
