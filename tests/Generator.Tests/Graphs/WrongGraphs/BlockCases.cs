namespace StaticNets.Generator.Tests.Graphs.WrongGraphs;

/// <summary>Blocks as such, and blocks of another assembly.</summary>
internal static class BlockCases
{
    private const string Library = """
        public enum Size { Small, Large }

        [Conv("k", S = "s", P = 1, Name = "first"), Relu(If = "size == Large")]
        public sealed class FarAttribute(int k) : BlockAttribute
        {
            public int S { get; init; } = 1;
            public Size Size { get; init; } = Size.Large;
        }

        [Relu, Sum("memory")] public sealed class FarSumAttribute(string memory) : BlockAttribute;
        [Dense("C/3")] public sealed class FarThirdAttribute : BlockAttribute;
        [Dense("2*q")] public sealed class FarWrongAttribute : BlockAttribute;
        [FarWrong] public sealed class FarOuterAttribute : BlockAttribute;
        """;

    public static readonly WrongGraph[] All =
    [
        new("a block that contains itself", """
            [Network, Input(4)] [Tower] partial class Net;
            [Relu, {|SN0030:Tower|}] public sealed class TowerAttribute : BlockAttribute;
            """),
        new("a block that contains itself under a condition", """
            [Network, Input(4)] [Tower] partial class Net;
            [Relu, {|SN0030:Tower(If = "false")|}] public sealed class TowerAttribute : BlockAttribute;
            """),
        new("a block that nobody uses and that contains itself", """
            [Network, Input(4)] [Relu] partial class Net;
            [Relu, {|SN0030:Tower|}] public sealed class TowerAttribute : BlockAttribute;
            """),
        new("a block without layers", """
            [Network, Input(4)] [Relu, Nothing] partial class Net;
            public sealed class {|SN0032:NothingAttribute|} : BlockAttribute;
            """),
        new("a block of structure alone", """
            [Network, Input(4)] [Relu, Nothing] partial class Net;
            [Skip] public sealed class {|SN0032:NothingAttribute|} : BlockAttribute;
            """),
        new("a default that is computed", """
            [Network, Input(4)] [Timed] partial class Net;
            [Dense("units")] public sealed class TimedAttribute : BlockAttribute { public int {|SN0043:Units|} { get; init; } = System.Environment.ProcessorCount; }
            """),
        new("a wrong size given to a block", """
            [Network, Input(4)] [{|SN1003:Wide(0)|}] partial class Net;
            [Dense("units")] public sealed class WideAttribute(int units) : BlockAttribute;
            """),
        new("a wrong size two blocks deep", """
            [Network, Input(4)] [{|SN1003:Outer(1)|}] partial class Net;
            [Inner("units - 1")] public sealed class OuterAttribute(int units) : BlockAttribute;
            [Dense("units")] public sealed class InnerAttribute(object units) : BlockAttribute;
            """),
        new("a block on an input of another rank", "[Network, Input(4)] [{|SN1002:BasicBlock(4)|}] partial class Net;"),
        new("a wrong size given to a far block", "[Network, Input(3, 8, 8)] [{|SN1003:Far(0)|}] partial class Net;", Library),
        new("a wrong step given to a far block", "[Network, Input(3, 8, 8)] [{|SN1003:Far(8, S = 0)|}] partial class Net;", Library),
        new("a label that a far block does not find", "[Network, Input(4)] [Relu, {|SN0022:FarSum(\"nowhere\")|}] partial class Net;", Library),
        new("a division in a far block", "[Network, Input(4, 8, 8)] [{|SN0028:FarThird|}] partial class Net;", Library),
        new("a far block that is wrong in itself", "[Network, Input(4)] [{|SN0027:FarWrong|}] partial class Net;", Library),
        new("a far block that uses one that is wrong in itself", "[Network, Input(4)] [{|SN0027:FarOuter|}] partial class Net;", Library),
        new("a far block without its recorded default", "[Network, Input(3, 8, 8)] [{|SN0031:Far(8, Size = Size.Small)|}] partial class Net;", Library, Generated: false),
        new("a name of a far block that is taken", "[Network, Input(3, 8, 8)] [Conv(Name = \"a.first\"), {|SN0011:Far(8, Name = \"a\")|}] partial class Net;", Library),
    ];
}
