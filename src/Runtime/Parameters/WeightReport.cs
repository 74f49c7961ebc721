using System.Collections.Generic;
using System.Text;

namespace StaticNets.Runtime.Parameters;

/// <summary>What became of each tensor when a file was loaded in part. A class and not a record, whose equality and text a native program would carry along.</summary>
/// <param name="loaded">Taken from the file.</param>
/// <param name="missing">The network's, not in the file.</param>
/// <param name="unexpected">In the file, not the network's.</param>
/// <param name="unfit">In both, of another shape or type.</param>
/// <param name="excepted">Left out because a pattern says so.</param>
public sealed class WeightReport(IReadOnlyList<string> loaded, IReadOnlyList<string> missing, IReadOnlyList<string> unexpected, IReadOnlyList<string> unfit, IReadOnlyList<string> excepted)
{
    /// <summary>Names of the tensors taken from the file.</summary>
    public IReadOnlyList<string> Loaded { get; } = loaded;

    /// <summary>Names of the network's tensors that are not in the file: they keep their values. PyTorch's <c>missing_keys</c>.</summary>
    public IReadOnlyList<string> Missing { get; } = missing;

    /// <summary>Names of the file's tensors that the network has not. PyTorch's <c>unexpected_keys</c>.</summary>
    public IReadOnlyList<string> Unexpected { get; } = unexpected;

    /// <summary>Names of tensors that both have, but the file in another shape or type: the network's keep their values.</summary>
    public IReadOnlyList<string> Unfit { get; } = unfit;

    /// <summary>Names of the network's tensors that were left out because a pattern says so.</summary>
    public IReadOnlyList<string> Excepted { get; } = excepted;

    /// <summary>How many of each, and the names of all but the loaded ones.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(Loaded.Count).Append(" loaded");
        Append(text, Excepted, "left out");
        Append(text, Missing, "missing in the file");
        Append(text, Unexpected, "not the network's");
        Append(text, Unfit, "of another shape or type");
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<string> names, string what)
    {
        if (names.Count > 0)
        {
            text.Append("; ").Append(names.Count).Append(' ').Append(what).Append(": ").AppendJoin(", ", names);
        }
    }
}
