namespace StaticNets.Generator.Tests.Graphs.WrongGraphs;

/// <summary>Inputs and outputs.</summary>
internal static class PortCases
{
    public static readonly WrongGraph[] All =
    [
        new("an output whose name is no identifier", "[Network, Input(4)] [Relu, Output({|SN0012:\"a b\"|}), Tanh] partial class Net;"),
        new("an output whose name is a keyword", "[Network, Input(4)] [Relu, Output({|SN0012:\"class\"|}), Tanh] partial class Net;"),
        new("an output without a name", "[Network, Input(4)] [Relu, Output({|SN0012:\"\"|}), Tanh] partial class Net;"),
        new("two outputs of one name", "[Network, Input(4)] [Relu, Output(\"a\"), Tanh, Output({|SN0038:\"a\"|}), Relu] partial class Net;"),
        new("an output with the name of the main one", "[Network, Input(4)] [Relu, Output({|SN0038:\"output\"|}), Tanh] partial class Net;"),
        new("an output with the name of an input", "[Network, Input(4, Name = \"image\")] [Relu, Output({|SN0038:\"image\"|}), Tanh] partial class Net;"),
        new("a loss of negative weight", "[Network, Input(4)] [Relu, Output(\"a\", Training = true, {|SN1011:Weight = -0.3|}), Tanh] partial class Net;"),
        new("a loss whose weight is no number", "[Network, Input(4)] [Relu, Output(\"a\", Training = true, {|SN1011:Weight = double.NaN|}), Tanh] partial class Net;"),
        new("a loss whose weight is too large for a float", "[Network, Input(4)] [Relu, Output(\"a\", Training = true, {|SN1011:Weight = 1e300|}), Tanh] partial class Net;"),
        new("a target whose name is no identifier", "[Network, Input(4)] [Relu, Output(\"a\", Training = true, {|SN0012:Target = \"1st\"|}), Tanh] partial class Net;"),
        new("a second input without a name", "[Network, Input(4)] [Tag(\"a\"), Relu, {|SN0007:Input(4)|}, Sum(\"a\")] partial class Net;"),
        new("two inputs of one name", "[Network, Input(4, Name = \"a\")] [Relu, Tag(\"l\"), Input(4, {|SN0038:Name = \"a\"|}), Sum(\"l\")] partial class Net;"),
        new("a second input of a wrong shape", "[Network, Input(4)] [Relu, Tag(\"l\"), Input(4, {|SN1013:0|}, Name = \"b\"), Sum(\"l\")] partial class Net;"),
        new("an input that nothing reads", "[Network, {|SN3002:Input(4, Name = \"a\")|}, Input(4, Name = \"b\")] [Relu] partial class Net;"),
        new("an input in a block", """
            [Network, Input(4)] [Asking] partial class Net;
            [Relu, {|SN0007:Input(4, Name = "more")|}, Relu] public sealed class AskingAttribute : BlockAttribute;
            """),
    ];
}
