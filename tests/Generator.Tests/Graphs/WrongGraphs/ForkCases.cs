namespace StaticNets.Generator.Tests.Graphs.WrongGraphs;

/// <summary>Forks and joins.</summary>
internal static class ForkCases
{
    public static readonly WrongGraph[] All =
    [
        new("a skip that is never joined", "[Network, Input(4)] [{|SN0020:Skip|}, Relu] partial class Net;"),
        new("branches that are never joined", "[Network, Input(4)] [{|SN0020:Branch|}] [Relu] [Branch] [Tanh] [Branch] partial class Net;"),
        new("a fork whose join a condition leaves out", "[Network, Input(4)] [{|SN0020:Skip|}, Relu] [Sum(If = \"1 > 2\")] partial class Net;"),
        new("a fork that is open where its block ends", """
            [Network, Input(4)] [Half] [Relu] partial class Net;
            [{|SN0020:Skip|}, Relu] public sealed class HalfAttribute : BlockAttribute;
            """),
        new("a branch alone that is never joined", "[Network, Input(4)] [{|SN0020:Branch|}, Relu] partial class Net;"),
        new("a fork of a block that a condition opens and nothing joins", """
            [Network, Input(4)] [{|SN0020:Half(true)|}] [Relu] partial class Net;
            [Skip(If = "open"), Relu] public sealed class HalfAttribute(bool open) : BlockAttribute;
            """),
        new("a sum without a fork", "[Network, Input(4)] [Relu, {|SN0021:Sum|}] partial class Net;"),
        new("a product behind the join of its fork", "[Network, Input(4)] [Skip, Relu, Sum] [{|SN0021:Product|}] partial class Net;"),
        new("a concatenation of one branch", "[Network, Input(4)] [Branch] [Relu] [{|SN0021:Concat|}] partial class Net;"),
        new("a fork of which a condition leaves one branch", "[Network, Input(4)] [Branch] [Relu] [Branch(If = \"false\")] [{|SN0021:Concat|}] partial class Net;"),
        new("a block that joins the fork around it", """
            [Network, Input(4)] [Skip] [Closing] [Sum] partial class Net;
            [Relu, {|SN0021:Sum|}] public sealed class ClosingAttribute : BlockAttribute;
            """),
        new("a skip within a skip", "[Network, Input(4)] [Skip, Relu] [{|SN0025:Skip|}, Tanh] [Sum] partial class Net;"),
        new("a skip within a branch", "[Network, Input(4)] [Branch, Relu] [Branch] [{|SN0025:Skip|}, Tanh] [Sum] partial class Net;"),
        new("a label that is made current within a fork", "[Network, Input(4)] [Tag(\"a\"), Relu] [Skip] [{|SN0024:From(\"a\")|}, Tanh] [Sum] partial class Net;"),
        new("an input within a fork", "[Network, Input(4)] [Skip] [{|SN0024:Input(4, Name = \"other\")|}, Tanh] [Sum] partial class Net;"),
        new("a sum of vectors of other lengths", "[Network, Input(4)] [Skip, Dense(3)] [{|SN1015:Sum|}] partial class Net;"),
        new("a sum of images of other channels", "[Network, Input(3, 8, 8)] [Skip, Conv(5, P = 1)] [{|SN1015:Sum|}] partial class Net;"),
        new("a product of images of other extents", "[Network, Input(3, 8, 8)] [Skip, Conv(S = 2, P = 1)] [{|SN1015:Product|}] partial class Net;"),
        new("a concatenation of images of other extents", "[Network, Input(3, 8, 8)] [Skip, Conv(5)] [{|SN1015:Concat|}] partial class Net;"),
        new("a sum of an image and a vector", "[Network, Input(3, 8, 8)] [Skip, Flatten] [{|SN1015:Sum|}] partial class Net;"),
        new("a sum in a block", """
            [Network, Input(4)] [{|SN1015:Wrong|}] partial class Net;
            [Skip, Dense("N - 1")] [Sum] public sealed class WrongAttribute : BlockAttribute;
            """),
        new("a projection of a smaller skip", "[Network, Input(3, 8, 8)] [Skip, Conv(5, P = 4)] [Sum({|SN1017:Project = true|})] partial class Net;"),
        new("a projection of an image to a vector", "[Network, Input(3, 8, 8)] [Skip, Flatten] [Sum({|SN1017:Project = true|})] partial class Net;"),
        new("a projection that is no flag", "[Network, Input(3, 8, 8)] [Skip, Conv(P = 1)] [Sum({|SN0008:Project = 1|})] partial class Net;"),
        new("the name of a projection that another layer has", "[Network, Input(4)] [Dense(4, Name = \"adapt\")] [Skip, Dense(3)] [Sum(Project = true, {|SN0011:Name = \"adapt\"|})] partial class Net;"),
        new("a layer between fork and input", "[Network] [Relu] [{|SN0007:Input(4)|}] [Relu] partial class Net;"),
    ];
}
