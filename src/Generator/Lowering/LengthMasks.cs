using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;

namespace StaticNets.Generator.Lowering;

/// <summary>
/// Which sequences with true lengths are to be zero beyond them, and are not by themselves: those that leave the network, and those that a layer reads which looks at several
/// steps together and takes no lengths. Everywhere else what stands beyond changes nothing, and its gradient is zero, because that of what is cleared is.
/// In training the caller's sequences are cleared as well: the gradient of a weight sums the products of all steps, and a zero times what may stand there need not be zero.
/// </summary>
internal static class LengthMasks
{
    /// <summary>Graph values to be cleared beyond their lengths when they are made.</summary>
    public static HashSet<int> Of(CheckedNetwork network, IReadOnlyList<CheckedNode> nodes, IEnumerable<int> outputs, Purpose purpose)
    {
        HashSet<int> zero = [.. outputs];
        if (purpose == Purpose.Training)
        {
            zero.UnionWith(network.Inputs.Select(input => input.Value));
        }

        foreach (CheckedNode node in nodes.Reverse())
        {
            Beyond beyond = purpose == Purpose.Training && node.Layer.MixesInTraining ? Beyond.Mixed : node.Layer.Beyond(node.Spec);
            if (beyond == Beyond.Mixed || (beyond == Beyond.Zeros && zero.Contains(node.Node.Output)))
            {
                zero.UnionWith(node.Node.Inputs);
            }
        }

        IEnumerable<int> made = nodes.Where(node => node.Layer.Beyond(node.Spec) is Beyond.Alone or Beyond.Mixed).Select(node => node.Node.Output)
            .Concat(network.Inputs.Where(input => !input.Tokens).Select(input => input.Value));
        return [.. made.Where(value => network.Signals[value].Lengths >= 0 && zero.Contains(value))];
    }
}
