using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Fusion;

/// <summary>Who wants a value.</summary>
internal static class Readers
{
    /// <summary>By value: how often it is read, leaving the network included. In training the backward pass reads too.</summary>
    public static int[] Count(Program program)
    {
        int[] readers = new int[program.Values.Count];
        foreach (int read in program.Prepare.Concat(program.Forward).Concat(program.Backward).SelectMany(operation => operation.Reads).Concat(program.Outputs))
        {
            readers[read]++;
        }

        return readers;
    }
}
