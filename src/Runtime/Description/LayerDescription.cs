using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace StaticNets.Runtime.Description;

/// <summary>One layer of a network, as the compiler sees it.</summary>
/// <param name="Name">Its path, such as <c>conv1</c> or <c>layer2.0.conv1</c>.</param>
/// <param name="Kind">Its attribute's name, such as <c>Conv</c>.</param>
/// <param name="Settings">Its settings as written, such as <c>K=6 F=5</c>; may be empty.</param>
/// <param name="Input">Logical shape of its input, without the batch.</param>
/// <param name="Output">Logical shape of its output, without the batch.</param>
/// <param name="Parameters">Number of trained values; shared ones count where they are declared.</param>
/// <param name="MultiplyAdds">Multiply-adds of one forward pass of one sample.</param>
/// <param name="Bytes">Bytes of its output for one sample; 0 where it is fused into its neighbour or works in place.</param>
public sealed record LayerDescription(
    string Name,
    string Kind,
    string Settings,
    IReadOnlyList<int> Input,
    IReadOnlyList<int> Output,
    int Parameters,
    long MultiplyAdds,
    long Bytes)
{
    /// <summary>Kind and settings: <c>Conv K=6 F=5</c>.</summary>
    internal string Signature => Settings.Length == 0 ? Kind : $"{Kind} {Settings}";

    /// <summary>A shape as the documentation writes it: <c>[6, 28, 28]</c>.</summary>
    internal static string Text(IEnumerable<int> shape) =>
        $"[{string.Join(", ", shape.Select(extent => extent.ToString(CultureInfo.InvariantCulture)))}]";
}
