using System;
using System.Globalization;
using StaticNets.Runtime.Parameters;

namespace StaticNets.Training;

/// <summary>The memory that dLoss/dinput is kept in, for one input.</summary>
internal static class InputGradientMemory
{
    /// <summary>Room for a whole batch; none where the input is tokens, which have no gradient.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A span cannot hold so many values.</exception>
    /// <exception cref="OutOfMemoryException">The memory is not there; the message says how many bytes were wanted.</exception>
    public static FloatBuffer Of(PortInfo input, int batch)
    {
        long length = input.Tokens ? 0 : (long)batch * input.Length;
        if (length > FloatBuffer.MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(batch),
                batch,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The gradients of '{input.Name}' for {batch} rows are {length:N0} values, of which a span holds {FloatBuffer.MaxLength:N0}; use a smaller batch, or keep no gradients."));
        }

        try
        {
            return new FloatBuffer((int)length);
        }
        catch (OutOfMemoryException)
        {
            throw new OutOfMemoryException(string.Create(
                CultureInfo.InvariantCulture,
                $"Keeping the gradients of '{input.Name}' for {batch} rows needs {length * sizeof(float):N0} bytes, which the system does not give; use a smaller batch."));
        }
    }
}
