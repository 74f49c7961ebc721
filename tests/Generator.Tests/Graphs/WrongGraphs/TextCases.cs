namespace StaticNets.Generator.Tests.Graphs.WrongGraphs;

/// <summary>Expressions, conditions and names.</summary>
internal static class TextCases
{
    public static readonly WrongGraph[] All =
    [
        InBlock("an expression that ends too early", "Conv({|SN0026:\"2*(k\"|})"),
        InBlock("an expression with a foreign character", "Conv({|SN0026:\"k % 2\"|})"),
        InBlock("a pair in digits with a wrong letter", "Conv(\"k\", {|SN0026:F = \"3y5\"|})"),
        InBlock("three numbers for a pair", "Conv(\"k\", {|SN0026:F = \"1, 2, 3\"|})"),
        InBlock("an empty expression", "Conv({|SN0026:\"\"|})"),
        InBlock("a function with a value too few", "Conv({|SN0026:\"round(k)\"|})"),
        InBlock("an assignment for a comparison", "Conv(\"k\", {|SN0026:If = \"s = 2\"|})"),
        InBlock("a name with an open brace", "Conv(\"k\", {|SN0026:Name = \"conv{s\"|})"),
        InBlock("a misspelled parameter", "Conv({|SN0027:\"2*growht\"|})"),
        InBlock("a dimension in lower case", "Conv({|SN0027:\"2*c\"|})"),
        InBlock("an unknown function", "Conv({|SN0027:\"floor(k, 2)\"|})"),
        InBlock("the number of the repetition outside of a name", "Conv({|SN0027:\"k*(i + 1)\"|}, Repeat = 2)"),
        InBlock("a condition over a misspelled parameter", "Relu({|SN0027:If = \"wdie\"|})"),
        InBlock("a member that its enum does not have", "Relu({|SN0027:If = \"activation == Rleu\"|})"),
        InBlock("an activation by a name that is no parameter", "Activate({|SN0027:\"Relu\"|})"),
        InBlock("a name over a misspelled parameter", "Conv(\"k\", {|SN0027:Name = \"conv{j}\"|})"),
        InBlock("arithmetic on a rate", "Dropout({|SN0029:\"2*rate\"|})"),
        InBlock("arithmetic on a flag", "Conv({|SN0029:\"k + wide\"|})"),
        InBlock("a condition that is a number", "Conv(\"k\", {|SN0029:If = \"s\"|})"),
        InBlock("a comparison of a flag with a number", "Conv(\"k\", {|SN0029:If = \"wide == 1\"|})"),
        InBlock("a repetition by a rate", "Conv(\"k\", {|SN0029:Repeat = \"rate\"|})"),
        OfValue("a division that leaves a remainder", "SN0028", "Conv(\"C/7\")"),
        OfValue("a division by zero", "SN0028", "Conv(\"k/(s - 1)\")"),
        OfValue("a number beyond 64 bits", "SN0028", "Conv(\"k*9223372036854775807\")"),
        OfValue("a multiple of zero", "SN0028", "Conv(\"ceil(k, s - 1)\")"),
        OfValue("a condition without a value", "SN0028", "Relu(If = \"C/7 == 1\")"),
        OfValue("a name without a value", "SN0028", "Conv(Name = \"conv{C/7}\")"),
        OfValue("a dimension that the input does not have", "SN0027", "Conv(\"T\")"),
        OfValue("a size that comes to less than one", "SN1003", "Conv(\"C - 64\")"),
        OfValue("a rate in the place of a size", "SN0008", "Conv(\"rate\")"),
        OfValue("a size in the place of a flag", "SN0008", "Conv(Bias = \"k\")"),
        OfValue("a size in the place of an activation", "SN0008", "Activate(\"k\")"),
        OfValue("a pair where one number is taken", "SN0008", "Conv(\"1, k\")"),
        OfValue("a name that comes to no path", "SN0012", "Conv(Name = \"{k} {s}\")"),
        OnNetwork("a condition over a parameter outside of a block", "Relu({|SN0027:If = \"K > 1\"|})"),
        OnNetwork("a condition that is no text of one", "Relu({|SN0026:If = \"yes or no\"|})"),
        OnNetwork("a name over a parameter outside of a block", "Conv({|SN0027:Name = \"conv{k}\"|})"),
        OnNetwork("a name with a stray brace", "Conv({|SN0026:Name = \"conv}\"|})"),
        OnNetwork("an expression outside of a block", "Conv({|SN0008:\"2*C\"|})"),
        OnNetwork("an activation that the enum does not have", "Activate({|SN0008:(StaticNets.Activation)99|})"),
        OnNetwork("a text in the place of an activation", "Activate({|SN0008:\"Relu\"|})"),
    ];

    /// <summary>A mistake of the block itself, shown there alone.</summary>
    private static WrongGraph InBlock(string name, string part) => new(name, Block("[All(8)]", part));

    /// <summary>A mistake of one use: shown there, with the place in the block.</summary>
    private static WrongGraph OfValue(string name, string id, string part) => new(name, Block("[{|" + id + ":All(8)|}]", part));

    private static WrongGraph OnNetwork(string name, string part) => new(name, "[Network, Input(64, 8, 8)] [" + part + ", Tanh] partial class Net;");

    private static string Block(string use, string part) => $$"""
        [Network, Input(64, 8, 8)] {{use}} partial class Net;

        [Tanh] [{{part}}]
        public sealed class AllAttribute(int k) : BlockAttribute
        {
            public int S { get; init; } = 1;
            public int Growth { get; init; } = 32;
            public double Rate { get; init; } = 0.5;
            public bool Wide { get; init; }
            public StaticNets.Activation Activation { get; init; }
        }
        """;
}
