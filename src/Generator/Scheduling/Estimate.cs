using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Scheduling;

/// <summary>
/// A rough time for an operation: its multiply-adds at half of a modest core's peak (16 lanes, 3 GHz), or, without any, the floats it touches.
/// It decides whether threads pay and which of several kernels to take; it is no promise.
/// </summary>
internal static class Estimate
{
    private const double MultiplyAddsPerNanosecond = 24;
    private const double FloatsPerNanosecond = 16;

    public static double Nanoseconds(Operation operation, long touched) =>
        operation.MultiplyAdds > 0 ? operation.MultiplyAdds / MultiplyAddsPerNanosecond : touched / FloatsPerNanosecond;
}
