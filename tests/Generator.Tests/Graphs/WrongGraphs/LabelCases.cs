namespace StaticNets.Generator.Tests.Graphs.WrongGraphs;

/// <summary>Labels.</summary>
internal static class LabelCases
{
    public static readonly WrongGraph[] All =
    [
        new("a label that nobody gives", "[Network, Input(4)] [Relu, From({|SN0022:\"a\"|}), Tanh] partial class Net;"),
        new("a misspelled label", "[Network, Input(4)] [Tag(\"start\"), Relu, Sum(\"start\"), Sum({|SN0022:\"strat\"|})] partial class Net;"),
        new("a label in other case", "[Network, Input(4)] [Tag(\"start\"), Relu, Sum(\"start\"), Sum({|SN0022:\"Start\"|})] partial class Net;"),
        new("a label that is given later", "[Network, Input(4)] [Relu, Sum({|SN0022:\"later\"|})] [Tag(\"later\"), Relu, Sum(\"later\")] partial class Net;"),
        new("the second of two labels", "[Network, Input(4)] [Tag(\"a\"), Relu, Concat(\"a\", {|SN0022:\"b\"|})] partial class Net;"),
        new("an empty label", "[Network, Input(4)] [Relu, Sum({|SN0022:\"\"|})] partial class Net;"),
        new("a label of strange characters", "[Network, Input(4)] [Relu, Sum({|SN0022:\"\\0\\ud800\"|})] partial class Net;"),
        new("a label that is given twice", "[Network, Input(4)] [Tag(\"a\"), Relu, Tag({|SN0023:\"a\"|}), Tanh, Sum(\"a\")] partial class Net;"),
        new("a label that is never used", "[Network, Input(4)] [Tag({|SN3001:\"a\"|}), Relu] partial class Net;"),
        new("a label that is private to a block", """
            [Network, Input(4)] [Labelled, Sum({|SN0022:"inner"|})] partial class Net;
            [Tag("inner"), Relu, Sum("inner")] public sealed class LabelledAttribute : BlockAttribute;
            """),
        new("a label from outside that is not handed in", """
            [Network, Input(4)] [Tag("outer"), Relu, Sum("outer"), Reading] partial class Net;
            [Relu, Sum({|SN0022:"outer"|})] public sealed class ReadingAttribute : BlockAttribute;
            """),
        new("a label handed in that nobody gives", """
            [Network, Input(4)] [Relu, {|SN0022:Reading("nowhere")|}] partial class Net;
            [Relu, Sum("memory")] public sealed class ReadingAttribute(string memory) : BlockAttribute;
            """),
        new("a label that is handed in as nothing", """
            [Network, Input(4)] [Relu, {|SN0022:Reading|}] partial class Net;
            [Relu, Sum("memory")] public sealed class ReadingAttribute : BlockAttribute { public string? Memory { get; init; } }
            """),
        new("a label with the name of a parameter", """
            [Network, Input(4)] [Mix(4)] partial class Net;
            [Tag({|SN0034:"units"|}), Dense("units"), Sum("units")] public sealed class MixAttribute(int units) : BlockAttribute;
            """),
        new("a label with the name of a parameter that holds a label", """
            [Network, Input(4)] [Tag("a"), Relu, Mix("a")] partial class Net;
            [Tag({|SN0034:"Memory"|}), Relu, Sum("memory")] public sealed class MixAttribute(string memory) : BlockAttribute;
            """),
        new("a number in the place of a label", """
            [Network, Input(4)] [Mix(4)] partial class Net;
            [Dense("units"), Sum({|SN0029:"units"|})] public sealed class MixAttribute(int units) : BlockAttribute;
            """),
        new("a label that only one case of a block gives", """
            [Network, Input(4)] [{|SN0022:Mix|}] partial class Net;
            [Tag("own", If = "given"), Relu, Sum("own")] public sealed class MixAttribute : BlockAttribute { public bool Given { get; init; } }
            """),
        new("labelled values of other shapes", "[Network, Input(4)] [Tag(\"a\"), Dense(3), {|SN1015:Sum(\"a\")|}] partial class Net;"),
        new("a layer that nothing reads", "[Network, Input(4)] [Tag(\"a\"), {|SN3002:Dense(3)|}, From(\"a\"), Relu] partial class Net;"),
    ];
}
