using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Scheduling;

/// <summary>
/// Values that lie in one layout: parts with what they are parts of, and whatever an operation that keeps layouts reads and writes. What callers and losses see is planar,
/// and so is all that is no image.
/// </summary>
internal sealed class LayoutGroups
{
    // Of so few channels half of each block would be empty, and whatever works element by element would take twice its time.
    private const int MostPlanarChannels = 8;

    private readonly int[] parents;

    public LayoutGroups(Program program, IReadOnlyDictionary<Operation, IReadOnlyList<Way>> ways)
    {
        parents = Enumerable.Range(0, program.Values.Count).ToArray();
        HashSet<int> seen = [.. program.Outputs, .. program.OutputGradients];
        bool[] free = program.Values.Select(value => value.Role == ValueRole.Temporary && value.Shape.Rank == 3 && value.Shape[0] > MostPlanarChannels && !seen.Contains(value.Id)).ToArray();
        foreach (Value part in program.Values.Where(value => value.PartOf is not null))
        {
            Join(part.Id, part.PartOf!.Value.Whole);
            free[part.Id] &= AreBlocks(part, program.Values[part.PartOf!.Value.Whole], part.PartOf!.Value.At);
        }

        foreach (Operation copy in program.Forward.Where(operation => operation.CopiesTo >= 0))
        {
            // Several copies make one value: it can be in blocks only where each of them is whole blocks of it.
            free[copy.Writes[0]] &= AreBlocks(program.Values[copy.Reads[0]], program.Values[copy.Writes[0]], copy.CopiesTo);
        }

        foreach (Operation operation in program.Forward.Concat(program.Backward).Where(operation => KernelCatalog.KeepsLayout(operation, ways[operation])))
        {
            int[] together = operation.Reads.Concat(operation.Writes).Where(value => free[value]).ToArray();
            foreach (int value in together.Skip(1))
            {
                Join(together[0], value);
            }
        }

        HashSet<int> bound = [.. program.Values.Where(value => !free[value.Id]).Select(value => Of(value.Id))];
        Free = program.Values.Select(value => Of(value.Id)).Where(group => !bound.Contains(group)).Distinct().ToArray();
    }

    /// <summary>The groups that may lie in blocks.</summary>
    public IReadOnlyList<int> Free { get; }

    /// <summary>The group of a value.</summary>
    public int Of(int value)
    {
        while (parents[value] != value)
        {
            parents[value] = parents[parents[value]];
            value = parents[value];
        }

        return value;
    }

    private void Join(int a, int b) => parents[Of(a)] = Of(b);

    // Channels in front of a part fill whole blocks; a part that is a view of something else may have other planes.
    private static bool AreBlocks(Value part, Value whole, long at) =>
        part.Shape.Rank == 3 && whole.Shape.Rank == 3 && Plane(part) == Plane(whole) && at % (Blocks.Channels * Plane(whole)) == 0;

    private static long Plane(Value image) => image.Shape.Length / image.Shape[0];
}
