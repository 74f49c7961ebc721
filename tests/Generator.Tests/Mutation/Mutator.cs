using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Generator.Tests.Mutation;

/// <summary>Makes a declaration from a seed, the half of them hostile: values, settings, order, names, kinds, nesting, members.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly string[] Values =
    [
        "0", "-1", "1", "2", "3", "7", "64", "1000", "46341", "65536", "int.MinValue", "int.MaxValue", "1L << 40", "long.MinValue", "ulong.MaxValue", "0x20000000", "1.5", "-0.0", "0.5f", "1e-45f", "1e-60", "1e39", "float.MaxValue",
        "float.Epsilon", "double.NaN", "double.PositiveInfinity", "\"3x5\"", "\"1, 2\"", "\"3x\"", "\"F\"", "\"\"", "\" 3 x 1 \"", "\"99999999999x1\"", "null!", "default!", "true", "false", "'c'", "typeof(int)", "typeof(Missing)", "Same", "Valid",
        "Bilinear", "(StaticNets.Padding)7", "(StaticNets.UpsampleMode)(-1)", "Exact", "nameof(Net)", "sizeof(long)", "(byte)3", "3u", "unchecked((int)0xFFFFFFFF)", "new[] { 1, 2 }", "new object[0]", "missing", "1 / 0", "1 + 2", "checked(2 * 3)", "3m", "(object)3", "System.DayOfWeek.Monday",
    ];

    private static readonly string[] Settings =
        ["K", "F", "S", "P", "Padding", "Dilation", "Groups", "Bias", "Units", "Rate", "Epsilon", "Momentum", "Affine", "Axes", "Mode", "CeilMode", "CountIncludePad", "Multiplier", "OutputPadding", "Causal", "Alpha", "Beta", "Slope", "Factor", "Size", "KeepExtent", "Approximate", "Name", "Missing", "k", "units"];

    private static readonly string[] LayerNames =
        ["a", "b", "a.b", "a.weight", "conv1", "dense1", "input", "output", "rows", "row", "o0", "v1", "class", "_", "", ".", "a..b", "1", "a-b", "a_b", "Сеть", "İ", "ı", "\\\"", "\\\\", "\\n", "*/", "{0}", "\\u202E", "\\uD800", "team", "arena.x", "parameters", "default", "A", "Dense", "Map"];

    private static readonly string[] ClassNames =
        ["@class", "@event", "@record", "@field", "@value", "@var", "@await", "@dynamic", "@nameof", "_", "@file", "System", "Span", "StaticNets", "MathF", "Conv", "Dense", "Map", "Network", "Layer", "Batch", "Training", "Forward", "Load", "core", "Сеть", "网络", "İ", "ı", "A_B", "A__B", "N1", "n1"];

    private static readonly string[] Kinds =
        ["public partial class", "partial class", "internal sealed partial class", "public class", "public static partial class", "public abstract partial class", "public partial record", "public partial struct", "public partial interface", "file partial class", "public sealed unsafe partial class", "public enum", "public partial record struct"];

    private static readonly string[] Members =
    [
        "public int A => 1;", "public NAME(string s) : this(7UL) { }", "public NAME(int s) { }", "public NAME(ulong s) : this() { }", "static NAME() { }", "public void Forward() { }", "public int Parameters;", "private class Training;", "public required int R { get; init; }",
        "public int rows;", "public class Span;", "public class System;", "public static string nameof(object x) => \"\";", "public void Dispose() { }", "public const int InputLength = 3;", "public int this[int i] => i;", "public static implicit operator int(NAME x) => 1;", "~NAME() { }", "int broken", "}",
    ];

    private static readonly string[] Outers =
        ["public partial class Outer {", "public partial struct Outer {", "public static partial class Outer {", "public partial interface Outer {", "public partial record Outer {", "public class Outer {", "public partial class Outer<T> {", "public readonly ref partial struct Outer {", "public partial class @event {", "public partial class A { public partial struct B {"];

    private static readonly string[] Befores =
        ["", "", "#nullable disable\n", "[System.Obsolete] ", "[Missing] ", "#pragma warning disable\n", "[System.Serializable] ", "using Dense = StaticNets.ConvAttribute;\n", "using StaticNets;\n", "#if false\n", "[System.CLSCompliant(false)] "];

    private readonly Draw draw = new(seed);
    private readonly List<string> attributes = [];
    private string name = "Net";
    private string kind = "public sealed partial class";
    private string generics = "";
    private string bases = "";
    private string members = "";
    private string outer = "";
    private string before = "";
    private string after = "";

    /// <summary>The file of declaration number <paramref name="index"/>, in a namespace of its own.</summary>
    public static string Source(int index)
    {
        Mutator mutator = new(index);
        mutator.attributes.AddRange(Seeds.Of(mutator.draw));
        if (mutator.draw.Chance(65))
        {
            for (int i = mutator.draw.Below(3) + 1; i > 0; i--)
            {
                mutator.Mutate();
            }
        }

        return mutator.Text(index);
    }

    private void Mutate()
    {
        switch (draw.Below(20))
        {
            case < 6:
                ChangeValue();
                break;
            case < 9:
                AddSetting();
                break;
            case 9:
                Change(list => list.RemoveAt(draw.Below(list.Count)));
                break;
            case 10:
                Change(list => list.Insert(draw.Below(list.Count + 1), draw.Of(list)));
                break;
            case 11:
                Change(list => (list[0], list[^1]) = (list[^1], list[0]));
                break;
            case 12:
                Change(list => list.Insert(draw.Below(list.Count) + 1, draw.Of(Seeds.All.ToArray())));
                break;
            case 13 or 14:
                Change(list => Rename(list, draw.Below(list.Count)));
                break;
            case 15:
                name = draw.Of(ClassNames);
                break;
            case 16:
                kind = draw.Of(Kinds);
                break;
            case 17:
                members = draw.Of(Members) + " " + (draw.Chance(30) ? draw.Of(Members) : "");
                break;
            case 18:
                outer = draw.Of(Outers);
                break;
            default:
                Surround();
                break;
        }
    }

    private void Change(Action<List<string>> change)
    {
        if (attributes.Count > 0)
        {
            change(attributes);
        }
    }

    // "Conv(6, F = 3)": one of its arguments becomes a hostile value, by position or by name as before; or it goes from position to name.
    private void ChangeValue() => Change(list =>
    {
        int at = draw.Below(list.Count);
        (string layer, List<string> arguments) = Parts(list[at]);
        if (arguments.Count == 0)
        {
            list[at] = layer + "(" + draw.Of(Values) + ")";
            return;
        }

        int which = draw.Below(arguments.Count);
        int equals = arguments[which].IndexOf(" = ", StringComparison.Ordinal);
        arguments[which] = equals < 0
            ? (draw.Chance(20) ? draw.Of(Settings) + ": " : "") + draw.Of(Values)
            : arguments[which][..equals] + " = " + draw.Of(Values);
        list[at] = layer + "(" + string.Join(", ", arguments) + ")";
    });

    private void AddSetting() => Change(list =>
    {
        int at = draw.Below(list.Count);
        (string layer, List<string> arguments) = Parts(list[at]);
        arguments.Add(draw.Of(Settings) + " = " + draw.Of(Values));
        list[at] = layer + "(" + string.Join(", ", arguments) + ")";
    });

    private void Rename(List<string> list, int at)
    {
        (string layer, List<string> arguments) = Parts(list[at]);
        arguments.Add("Name = \"" + draw.Of(LayerNames) + "\"");
        list[at] = layer + "(" + string.Join(", ", arguments) + ")";
    }

    private void Surround()
    {
        switch (draw.Below(5))
        {
            case 0:
                before = draw.Of(Befores);
                break;
            case 1:
                generics = draw.Of(["<T>", "<T, U>"]);
                break;
            case 2:
                bases = draw.Of([" : System.IDisposable", " : Base", " : Missing", " : System.Attribute", " : System.Exception", "(int x)", "()"]);
                break;
            case 3:
                after = draw.Of(["[Relu] public sealed partial class NAME;", "public sealed partial class NAME { public int Z => 1; }", "[Network] partial class NAME;", "public class Base(int x) { public int X => x; }", "public class Base { public int OutputLength => 2; }", "}", "class"]);
                break;
            default:
                Change(list => list[draw.Below(list.Count)] = draw.Of(["Network", "Input", "Input()", "Missing", "Missing(3)", "Dense", "System.Obsolete", "type: Relu", "Network(Accuracy = Exact)", "Network(Accuracy = (StaticNets.Accuracy)5)", "Conv(", "StaticNets.Conv", "Input(4, Name = \"x\")"]));
                break;
        }
    }

    private static (string Layer, List<string> Arguments) Parts(string attribute)
    {
        int open = attribute.IndexOf('(', StringComparison.Ordinal);
        return open < 0 || !attribute.EndsWith(')')
            ? (attribute, [])
            : (attribute[..open], attribute[(open + 1)..^1].Split(", ", StringSplitOptions.RemoveEmptyEntries).ToList());
    }

    private string Text(int index)
    {
        string body = "[Network]\n[" + string.Join(", ", attributes) + "]\n" + kind + " " + name + generics + bases + (members.Length > 0 ? " { " + members + " }" : ";") + "\n" + after;
        string closed = outer + "\n" + body + "\n" + string.Concat(outer.Where(c => c == '{').Select(_ => "}"));
        string usings = before.StartsWith("using", StringComparison.Ordinal) ? before : "";
        return usings + "namespace M" + index + "\n{\n" + (usings.Length > 0 ? "" : before) + closed.Replace("NAME", name, StringComparison.Ordinal) + "\n}\n";
    }
}
