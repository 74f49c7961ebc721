using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Scheduling;

/// <summary>
/// A rough time for an operation: its multiply-adds at half of a modest core's peak (16 lanes, 3 GHz), or, without any, a nanosecond for 16 values.
/// It decides whether threads pay and which of several kernels to take; it is no promise.
/// </summary>
internal static class Estimate
{
    private const double MultiplyAddsPerNanosecond = 24;
    private const double ValuesPerNanosecond = 16;

    public static double Nanoseconds(Operation operation)
    {
        if (operation.MultiplyAdds > 0)
        {
            return operation.MultiplyAdds / MultiplyAddsPerNanosecond;
        }

        long values = 1;
        foreach (Argument field in operation.Shape.Fields)
        {
            // Sizes multiply; the small ones (window, stride) stand for the work per value.
            if (field.Value.Kind == ConstantKind.Integer && field.Value.Integer > 0 && values < int.MaxValue)
            {
                values *= field.Name.StartsWith("stride", System.StringComparison.Ordinal) || field.Name.StartsWith("pad", System.StringComparison.Ordinal) || field.Name.StartsWith("out", System.StringComparison.Ordinal) || field.Name == "layer"
                    ? 1
                    : field.Value.Integer;
            }
        }

        return values / ValuesPerNanosecond;
    }
}
