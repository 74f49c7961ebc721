using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// What follows the sums of a convolution by rows, while they are in the first cache: perhaps the largest of each 2x2, bias, activation, and planes.
/// The bias and an activation that never falls do not change which value is the largest, so they come after.
/// </summary>
internal static unsafe class RowConvFinish
{
    /// <summary>Results [row][2 · pairs][16 filters] become [rows · columns][16 filters] in their place, and so do the places where somebody asks for them.</summary>
    public static void Filters<TActivation, TV>(in RowConvShape shape, float* results, float* places, float* bias, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        int pitch = 2 * shape.Layout.Pairs * RowConvLayout.Lanes, rows = shape.RowsWritten, columns = shape.ColumnsWritten;
        for (int lane = 0; lane < RowConvLayout.Lanes; lane += TV.Count)
        {
            if (!shape.Pooled)
            {
                Each<TActivation, TV>(results + lane, pitch, rows, columns, bias + lane, activation);
            }
            else if (places == null)
            {
                Largest<TActivation, TV>(results + lane, pitch, rows, columns, bias + lane, activation);
            }
            else
            {
                LargestAndPlaces<TActivation, TV>(results + lane, pitch, rows, columns, bias + lane, places + lane, shape.PlaceStep, activation);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Each<TActivation, TV>(float* results, nint pitch, int rows, int columns, float* bias, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        TV start = TV.Load(ref *bias, 0);
        float* to = results;
        for (int row = 0; row < rows; row++, results += pitch)
        {
            for (int column = 0; column < columns; column++, to += RowConvLayout.Lanes)
            {
                TV.Store(activation.Forward(TV.Load(ref *results, column * RowConvLayout.Lanes) + start), ref *to, 0);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Largest<TActivation, TV>(float* results, nint pitch, int rows, int columns, float* bias, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        const int Lanes = RowConvLayout.Lanes;
        TV start = TV.Load(ref *bias, 0);
        float* to = results;
        for (int row = 0; row < rows; row++, results += 2 * pitch)
        {
            float* from = results;
            for (int column = 0; column < columns; column++, from += 2 * Lanes, to += Lanes)
            {
                TV even = TV.Maximum(TV.Load(ref *from, 0), TV.Load(ref *from, pitch)), odd = TV.Maximum(TV.Load(ref *from, Lanes), TV.Load(ref *from, pitch + Lanes));
                TV.Store(activation.Forward(TV.Maximum(even, odd) + start), ref *to, 0);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LargestAndPlaces<TActivation, TV>(float* results, nint pitch, int rows, int columns, float* bias, float* places, int step, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        const int Lanes = RowConvLayout.Lanes;
        TV start = TV.Load(ref *bias, 0), right = TV.Create(1), below = TV.Create(step), across = TV.Create(step + 1);
        float* to = results;
        for (int row = 0; row < rows; row++, results += 2 * pitch)
        {
            float* from = results;
            for (int column = 0; column < columns; column++, from += 2 * Lanes, to += Lanes, places += Lanes)
            {
                TV largest = TV.Load(ref *from, 0), corner = TV.Create((2f * row * step) + (2 * column)), place = corner;
                TV value = TV.Load(ref *from, Lanes);
                place = TV.WhereAboveOrNaN(value, largest, corner + right, place);
                largest = TV.WhereAboveOrNaN(value, largest, value, largest);
                value = TV.Load(ref *from, pitch);
                place = TV.WhereAboveOrNaN(value, largest, corner + below, place);
                largest = TV.WhereAboveOrNaN(value, largest, value, largest);
                value = TV.Load(ref *from, pitch + Lanes);
                TV.Store(TV.WhereAboveOrNaN(value, largest, corner + across, place), ref *places, 0);
                TV.Store(activation.Forward(TV.WhereAboveOrNaN(value, largest, value, largest) + start), ref *to, 0);
            }
        }
    }

    /// <summary>[positions][16 filters] -> planes [filters][positions].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Turn(float* from, int positions, float* to, int filters)
    {
        const int Lanes = RowConvLayout.Lanes;
        int position = 0;
        for (; position <= positions - 4 && Sse.IsSupported && filters == Lanes; position += 4, from += 4 * Lanes)
        {
            for (int lane = 0; lane < Lanes; lane += 4)
            {
                Vector128<float> a = Vector128.Load(from + lane), b = Vector128.Load(from + Lanes + lane), c = Vector128.Load(from + (2 * Lanes) + lane), d = Vector128.Load(from + (3 * Lanes) + lane);
                Vector128<float> low = Sse.UnpackLow(a, b), high = Sse.UnpackHigh(a, b), lowNext = Sse.UnpackLow(c, d), highNext = Sse.UnpackHigh(c, d);
                float* plane = to + ((nint)lane * positions) + position;
                Vector128.Store(Sse.MoveLowToHigh(low, lowNext), plane);
                Vector128.Store(Sse.MoveHighToLow(lowNext, low), plane + positions);
                Vector128.Store(Sse.MoveLowToHigh(high, highNext), plane + (2 * (nint)positions));
                Vector128.Store(Sse.MoveHighToLow(highNext, high), plane + (3 * (nint)positions));
            }
        }

        for (; position < positions; position++, from += Lanes)
        {
            for (int filter = 0; filter < filters; filter++)
            {
                to[((nint)filter * positions) + position] = from[filter];
            }
        }
    }

    /// <summary>
    /// Results [chunk][row][filters][2][16 pairs] of one filter become its plane. The last vector of a row reaches into the next row, whose results then overwrite what it
    /// wrote there: so the last chunk comes first, and its rows in order. Nothing at or behind <paramref name="end"/> is written.
    /// </summary>
    public static void Pairs<TActivation, TV, TPairs>(in RowConvShape shape, float* from, int filters, float bias, float* to, float* end, float* places, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
        where TPairs : struct, IPairs<TV>
    {
        const int Lanes = RowConvLayout.Lanes;
        int pitch = filters * 2 * Lanes, rows = shape.RowsWritten, columns = shape.ColumnsWritten, width = shape.Pooled ? Lanes : 2 * Lanes;
        for (int chunk = (columns - 1) / width; chunk >= 0; chunk--)
        {
            float* results = from + ((nint)chunk * shape.Layout.OutHeight * pitch), target = to + (chunk * width);
            int left = int.Min(columns - (chunk * width), width);
            if (!shape.Pooled)
            {
                Whole<TActivation, TV, TPairs>(results, pitch, bias, target, end, rows, columns, left, activation);
            }
            else if (places == null)
            {
                Pooled<TActivation, TV>(results, pitch, bias, target, end, rows, columns, left, activation);
            }
            else
            {
                PooledAndPlaces<TActivation, TV>(results, pitch, bias, target, end, rows, columns, left, (nint)(places - to), 2 * width * chunk, shape.PlaceStep, activation);
            }
        }
    }

    /// <summary>The places of a value are <paramref name="distance"/> floats behind it, and counted from <paramref name="first"/> on.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PooledAndPlaces<TActivation, TV>(
        float* from, nint pitch, float bias, float* to, float* end, int rows, int columns, int count, nint distance, int first, int step, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        const int Lanes = RowConvLayout.Lanes;
        float* corners = stackalloc float[Lanes];
        for (int lane = 0; lane < Lanes; lane++)
        {
            corners[lane] = first + (2 * lane);
        }

        TV start = TV.Create(bias), right = TV.Create(1), below = TV.Create(step), across = TV.Create(step + 1);
        for (int row = 0; row < rows; row++, from += 2 * pitch, to += columns)
        {
            TV line = TV.Create(2f * row * step);
            for (int lane = 0; lane < count; lane += TV.Count)
            {
                TV largest = TV.Load(ref *from, lane), corner = TV.Load(ref *corners, lane) + line, place = corner;
                TV value = TV.Load(ref *from, Lanes + lane);
                place = TV.WhereAboveOrNaN(value, largest, corner + right, place);
                largest = TV.WhereAboveOrNaN(value, largest, value, largest);
                value = TV.Load(ref *from, pitch + lane);
                place = TV.WhereAboveOrNaN(value, largest, corner + below, place);
                largest = TV.WhereAboveOrNaN(value, largest, value, largest);
                value = TV.Load(ref *from, pitch + Lanes + lane);
                place = TV.WhereAboveOrNaN(value, largest, corner + across, place);
                largest = TV.WhereAboveOrNaN(value, largest, value, largest);
                Put(activation.Forward(largest + start), to + lane, end, count - lane);
                Put(place, to + distance + lane, end + distance, count - lane);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pooled<TActivation, TV>(float* from, nint pitch, float bias, float* to, float* end, int rows, int columns, int count, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        const int Lanes = RowConvLayout.Lanes;
        TV start = TV.Create(bias);
        for (int row = 0; row < rows; row++, from += 2 * pitch, to += columns)
        {
            for (int lane = 0; lane < count; lane += TV.Count)
            {
                TV even = TV.Maximum(TV.Load(ref *from, lane), TV.Load(ref *from, pitch + lane));
                TV odd = TV.Maximum(TV.Load(ref *from, Lanes + lane), TV.Load(ref *from, pitch + Lanes + lane));
                Put(activation.Forward(TV.Maximum(even, odd) + start), to + lane, end, count - lane);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Whole<TActivation, TV, TPairs>(float* from, nint pitch, float bias, float* to, float* end, int rows, int columns, int count, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
        where TPairs : struct, IPairs<TV>
    {
        const int Lanes = RowConvLayout.Lanes;
        TV start = TV.Create(bias);
        for (int row = 0; row < rows; row++, from += pitch, to += columns)
        {
            for (int lane = 0; 2 * lane < count; lane += TV.Count)
            {
                TV even = activation.Forward(TV.Load(ref *from, lane) + start), odd = activation.Forward(TV.Load(ref *from, Lanes + lane) + start);
                Put(TPairs.First(even, odd), to + (2 * lane), end, count - (2 * lane));
                if (count - (2 * lane) > TV.Count)
                {
                    Put(TPairs.Second(even, odd), to + (2 * lane) + TV.Count, end, count - (2 * lane) - TV.Count);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<TV>(TV value, float* to, float* end, int count)
        where TV : struct, ISimd<TV>
    {
        if (to + TV.Count <= end)
        {
            TV.Store(value, ref *to, 0);
        }
        else
        {
            Partial.Store(value, ref *to, 0, int.Min(count, TV.Count));
        }
    }
}
