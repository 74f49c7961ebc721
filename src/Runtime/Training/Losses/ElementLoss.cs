using System;
using System.Runtime.CompilerServices;

namespace StaticNets.Training;

/// <summary>The loop of the losses that are a mean over elements.</summary>
internal static class ElementLoss
{
    /// <summary>Σ terms / <paramref name="count"/>, summed in order and in double; the gradient unless its span is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Mean<TTerm>(TTerm term, ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> gradient, double count)
        where TTerm : struct, IElementTerm
    {
        if (output.IsEmpty)
        {
            return 0;
        }

        double total = 0;
        for (int i = 0; i < output.Length; i++)
        {
            total += term.Of(output[i], target[i], out double slope);
            if (!gradient.IsEmpty)
            {
                gradient[i] = (float)(slope / count);
            }
        }

        return (float)(total / count);
    }
}
