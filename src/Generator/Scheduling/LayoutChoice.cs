using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Scheduling;

/// <summary>
/// A layout for each value. From all values in blocks, and from none, the layout of one group after the other is changed as long as that saves time; the better end counts.
/// </summary>
internal sealed class LayoutChoice
{
    // Two or three rounds settle the networks of the field.
    private const int MostRounds = 8;

    private readonly Program program;
    private readonly IReadOnlyDictionary<Operation, IReadOnlyList<Way>> ways;
    private readonly LayoutGroups groups;
    private readonly LayoutCost cost;
    private readonly Operation[] operations;
    private readonly Dictionary<int, Operation[]> users;

    private LayoutChoice(Program program, IReadOnlyDictionary<Operation, IReadOnlyList<Way>> ways)
    {
        this.program = program;
        this.ways = ways;
        groups = new LayoutGroups(program, ways);
        cost = new LayoutCost(program);
        operations = program.Forward.Concat(program.Backward).ToArray();
        users = operations.SelectMany(operation => operation.Reads.Concat(operation.Writes).Select(groups.Of).Distinct().Select(group => (group, operation)))
            .GroupBy(pair => pair.group, pair => pair.operation).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The program's values with their layouts.</summary>
    public static IEnumerable<Value> Choose(Program program, IReadOnlyDictionary<Operation, IReadOnlyList<Way>> ways) => new LayoutChoice(program, ways).Chosen();

    private IEnumerable<Value> Chosen()
    {
        (HashSet<int> blocked, double time) = Improved(new HashSet<int>(groups.Free));
        (HashSet<int> fromPlanes, double other) = Improved([]);
        HashSet<int> best = time < other ? blocked : fromPlanes;
        return program.Values.Select(value => best.Contains(groups.Of(value.Id)) ? value with { Layout = StorageLayout.Blocked16 } : value);
    }

    private (HashSet<int> Blocked, double Nanoseconds) Improved(HashSet<int> blocked)
    {
        bool changed = true;
        for (int round = 0; round < MostRounds && changed; round++)
        {
            changed = false;
            foreach (int group in groups.Free.Where(users.ContainsKey))
            {
                double before = users[group].Sum(operation => Time(operation, blocked));
                Flip(group, blocked);
                bool better = users[group].Sum(operation => Time(operation, blocked)) < before;
                changed |= better;
                if (!better)
                {
                    Flip(group, blocked);
                }
            }
        }

        return (blocked, operations.Sum(operation => Time(operation, blocked)));
    }

    private double Time(Operation operation, HashSet<int> blocked) => cost.Cheapest(operation, ways[operation], value => blocked.Contains(groups.Of(value))).Nanoseconds;

    private static void Flip(int group, HashSet<int> blocked)
    {
        if (!blocked.Remove(group))
        {
            blocked.Add(group);
        }
    }
}
