namespace StaticNets.Generator.Tests.Graphs.WrongGraphs;

/// <summary>Repeat and Share.</summary>
internal static class RepetitionCases
{
    public static readonly WrongGraph[] All =
    [
        new("no repetition", "[Network, Input(4)] [Dense(4, {|SN0033:Repeat = 0|}), Relu] partial class Net;"),
        new("a negative number of repetitions", "[Network, Input(4)] [Dense(4, {|SN0033:Repeat = -1|}), Relu] partial class Net;"),
        new("more repetitions than layers", "[Network, Input(4)] [Dense(4, {|SN0033:Repeat = 20001|}), Relu] partial class Net;"),
        new("a repetition that is no number", "[Network, Input(4)] [Dense(4, {|SN0033:Repeat = \"two\"|}), Relu] partial class Net;"),
        new("half a repetition", "[Network, Input(4)] [Dense(4, {|SN0033:Repeat = 1.5|}), Relu] partial class Net;"),
        new("a join that is repeated", "[Network, Input(4)] [Skip, Relu, Sum({|SN0033:Repeat = 2|})] partial class Net;"),
        new("no repetition in a block", """
            [Network, Input(4)] [Never] partial class Net;
            [Dense("N", {|SN0033:Repeat = 0|}), Relu] public sealed class NeverAttribute : BlockAttribute;
            """),
        new("two layers on the path of the network", "[Network, Input(4)] [Dense(4, Name = \"\"), Dense(4, {|SN0011:Name = \"\"|})] partial class Net;"),
        new("a block that is repeated never", """
            [Network, Input(4)] [{|SN0033:Twice(0)|}] partial class Net;
            [Dense("N", Repeat = "n"), Relu] public sealed class TwiceAttribute(int n) : BlockAttribute;
            """),
        new("repetitions of one name", "[Network, Input(4)] [Dense(4, Repeat = 2, {|SN0011:Name = \"a\"|}), Relu] partial class Net;"),
        new("the name that a repetition takes first", "[Network, Input(4)] [Dense(4, Name = \"a1\"), Dense(4, Repeat = 2, {|SN0011:Name = \"a{i}\"|}), Relu] partial class Net;"),
        new("repetitions that do not fit any more", "[Network, Input(1, 8, 8)] [Conv(2, {|SN1001:F = 5|}, Repeat = 2), Relu] partial class Net;"),
        new("more layers than a network has, by blocks in blocks", """
            [Network, Input(4)] [Outer(Repeat = 20000)] partial class {|SN1008:Net|};
            [Relu(Repeat = 20000)] public sealed class InnerAttribute : BlockAttribute;
            [Inner(Repeat = 20000)] public sealed class OuterAttribute : BlockAttribute;
            """),
        new("parameters of a layer that is not there", "[Network, Input(4)] [Dense(4), Dense(4, {|SN0035:Share = \"dense7\"|})] partial class Net;"),
        new("parameters of a layer that comes later", "[Network, Input(4)] [Dense(4, {|SN0035:Share = \"b\"|}), Dense(4, Name = \"b\")] partial class Net;"),
        new("parameters of itself", "[Network, Input(4)] [Dense(4, Name = \"a\", {|SN0035:Share = \"a\"|})] partial class Net;"),
        new("parameters of a layer of another kind", "[Network, Input(8, 4)] [Conv1D(4, Name = \"a\"), Dense(4, {|SN0035:Share = \"a\"|})] partial class Net;"),
        new("parameters of other shapes", "[Network, Input(4)] [Dense(4, Name = \"a\"), Dense(5, {|SN0035:Share = \"a\"|})] partial class Net;"),
        new("parameters of a layer that has none", "[Network, Input(4)] [Relu(Name = \"a\"), Dense(4), Relu({|SN0035:Share = \"a\"|})] partial class Net;"),
        new("parameters of a layer that shares another's", "[Network, Input(4)] [Dense(4, Name = \"a\"), Dense(4, Name = \"b\", Share = \"a\"), Dense(4, {|SN0035:Share = \"b\"|})] partial class Net;"),
        new("parameters by a name that is no path", "[Network, Input(4)] [Dense(4), Dense(4, {|SN0012:Share = \"dense 1\"|})] partial class Net;"),
    ];
}
