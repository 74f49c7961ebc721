using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Shapes;

/// <summary>Compares the header of the weights that a project embeds with the network's tensors, by the rules of loading: all that does not fit is said at once.</summary>
internal static class WeightsChecker
{
    private static readonly string[] Floats = ["F32", "F16", "BF16"];

    public static IReadOnlyList<Finding> Check(CheckedNetwork network) =>
        network.Weights is { } weights && Misfit(network.Tensors, weights.Header) is { } misfit
            ? [new Finding(Rule.WeightsDoNotFit, Site.Class, [weights.File, misfit])]
            : [];

    private static string? Misfit(IReadOnlyList<NetworkTensor> tensors, string header)
    {
        try
        {
            return Misfit(tensors, WeightsHeader.Parse(header));
        }
        catch (FormatException malformed)
        {
            return "its header is not well-formed: " + Shown(malformed.Message);
        }
    }

    private static string? Misfit(IReadOnlyList<NetworkTensor> tensors, IReadOnlyList<WeightsHeader.Entry> entries)
    {
        Dictionary<string, NetworkTensor> wanted = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        HashSet<string> present = new(entries.Select(entry => entry.Name), StringComparer.Ordinal);
        string[] groups =
        [
            .. Group("missing", tensors.Where(tensor => tensor.Role != TensorRole.Counter && !present.Contains(tensor.Name)).Select(tensor => "'" + tensor.Name + "' " + tensor.Shape)),
            .. Group("unexpected", entries.Where(entry => !wanted.ContainsKey(entry.Name)).Select(Described)),
            .. Group("of another shape or type", entries.Where(entry => wanted.TryGetValue(entry.Name, out NetworkTensor? tensor) && !Fits(entry, tensor))
                .Select(entry => Described(entry) + " for " + Wanted(wanted[entry.Name]))),
        ];
        return groups.Length > 0 ? string.Join("; ", groups) : null;
    }

    private static bool Fits(WeightsHeader.Entry entry, NetworkTensor tensor) => tensor.Role == TensorRole.Counter
        ? entry.Type == "I64" && entry.Shape.Count == 0
        : Floats.Contains(entry.Type) && entry.Shape.SequenceEqual(tensor.Shape.Extents.Select(extent => (long)extent));

    private static string Wanted(NetworkTensor tensor) => tensor.Role == TensorRole.Counter ? "[] I64" : tensor.Shape + " F32, F16 or BF16";

    private static string Described(WeightsHeader.Entry entry) =>
        "'" + Shown(entry.Name) + "' [" + Text.Join(entry.Shape.Select(extent => Text.Of(extent))) + "] " + Shown(entry.Type);

    private static IEnumerable<string> Group(string what, IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length > 0 ? [Text.Of(all.Length) + " " + what + ": " + Text.Join(all)] : [];
    }

    // Names come from a file: what would break a line of the build's output is shown by its number.
    private static string Shown(string text) => string.Concat(text.Select(c =>
        char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : c.ToString()));
}
