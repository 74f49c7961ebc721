using System.Linq;
using StaticNets.Generator.Ir;
using Xunit;

namespace StaticNets.Generator.Tests.Blocks;

/// <summary>What a parameter of a block is where a use does not give it.</summary>
public class BlockDefaultTests
{
    [Theory]
    [InlineData("int S { get; init; }", "Integer 0")]
    [InlineData("int S { get; set; } = 3;", "Integer 3")]
    [InlineData("int S { get; init; } = -3;", "Integer -3")]
    [InlineData("long S { get; init; } = 1L << 40;", "Integer 1099511627776")]
    [InlineData("byte S { get; init; } = 2 + Sizes.Width;", "Integer 66")]
    [InlineData("int S { get; init; } = 'a';", "Integer 97")]
    [InlineData("int S { get; init; } = default;", "Integer 0")]
    [InlineData("int S { get; init; } = (Sizes.Width);", "Integer 64")]
    [InlineData("double S { get; init; } = 0.1;", "Real 0.1")]
    [InlineData("double S { get; init; } = 1;", "Real 1")]
    [InlineData("double S { get; init; } = 'a';", "Real 97")]
    [InlineData("float S { get; init; } = 0.1f;", "Real 0.1")]
    [InlineData("double S { get; init; } = double.NegativeInfinity;", "Real -Infinity")]
    [InlineData("bool S { get; init; }", "Flag false")]
    [InlineData("bool S { get; init; } = true;", "Flag true")]
    [InlineData("string S { get; init; } = \"a\\\"b\";", "Text \"a\"b\"")]
    [InlineData("string S { get; init; } = nameof(Sizes);", "Text \"Sizes\"")]
    [InlineData("string? S { get; init; }", "Text null")]
    [InlineData("string S { get; init; } = null!;", "Text null")]
    [InlineData("StaticNets.Activation S { get; init; }", "Choice Activation 0")]
    [InlineData("Padding S { get; init; } = Same;", "Choice Padding 1")]
    [InlineData("Padding S { get; init; } = Padding.Same;", "Choice Padding 1")]
    [InlineData("Own S { get; init; } = Own.Low;", "Choice Own -1")]
    [InlineData("object S { get; init; } = 3;", "Any 3")]
    [InlineData("object S { get; init; } = Padding.Same;", "Any Padding 1")]
    [InlineData("object? S { get; init; }", "Any null")]
    [InlineData("System.Type? S { get; init; }", "Other null")]
    [InlineData("required int S { get; init; }", "Integer (to be given)")]
    [InlineData("int S { get; init => field = value; } = 5;", "Integer 5")]
    public void A_property_has_its_initialiser_or_the_default_of_its_type(string property, string expected) =>
        Assert.Equal(["S " + expected], Read("XAttribute : BlockAttribute { public " + property + " }"));

    [Theory]
    [InlineData("XAttribute(int k, double rate = 1, bool flag = true, string? label = null, Padding padding = Same) : BlockAttribute", "k Integer (to be given)", "rate Real 1", "flag Flag true", "label Text null", "padding Choice Padding 1")]
    [InlineData("XAttribute(int k = 5) : BlockAttribute { public int K { get; } = k; }", "K Integer 5")]
    [InlineData("XAttribute(int k) : BlockAttribute { public int K { get; init; } = k; }", "K Integer (to be given)")]
    [InlineData("XAttribute(int inputs = 5) : BlockAttribute { public int Twice { get; } = 2 * inputs; }", "inputs Integer 5")]
    [InlineData("XAttribute : BlockAttribute { public XAttribute(int k = 5) { K = k; } public int K { get; set; } }", "K Integer 5")]
    [InlineData("XAttribute : BlockAttribute { public XAttribute() { } public XAttribute(int k) { this.K = k; } public int K { get; set; } = 7; }", "K Integer 7")]
    [InlineData("XAttribute : BlockAttribute { public XAttribute(int k) { K = k; } public XAttribute(int k, int s) { K = k; S = s; } public int K { get; } public int S { get; } }", "K Integer (to be given)", "S Integer (to be given)")]
    [InlineData("XAttribute(object k) : BlockAttribute { public object K { get; } = k; }", "K Any (to be given)")]
    [InlineData("XAttribute(params int[] sizes) : BlockAttribute { public int[] Sizes { get; } = sizes; }", "Sizes Other (to be given)")]
    public void A_constructor_parameter_and_the_property_of_its_name_are_one(string block, params string[] expected) => Assert.Equal(expected, Read(block));

    [Theory]
    [InlineData("XAttribute : Base { public int Own { get; init; } = 1; }", "Own Integer 1", "Shared Integer 9")]
    [InlineData("XAttribute(int k) : Base { public int Own { get; init; } = 1; }", "k Integer (to be given)", "Own Integer 1", "Shared Integer 9")]
    public void A_base_class_has_parameters_too(string block, params string[] expected) =>
        Assert.Equal(expected, Read(block + " public abstract class Base : BlockAttribute { public int Shared { get; init; } = 9; }"));

    [Theory]
    [InlineData("XAttribute : BlockAttribute { public static int A { get; set; } public int B => 1; public int C { get; } internal int D { get; set; } private int E { get; set; } public int F { get; private set; } public int this[int i] { get => i; set { } } }")]
    [InlineData("XAttribute : BlockAttribute { public new string? Name { get; set; } public new object Repeat { get; set; } = 2; public new string? If { get; set; } public new string? Share { get; set; } }")]
    [InlineData("XAttribute(string name, int repeat) : BlockAttribute { public int Product { get; } = repeat * name.Length; }")]
    public void What_a_use_cannot_set_and_what_every_layer_has_are_no_parameters(string block) => Assert.Empty(Read(block));

    [Theory]
    [InlineData("XAttribute : BlockAttribute { public int S { get; init; } = System.Environment.ProcessorCount; }")]
    [InlineData("XAttribute : BlockAttribute { public int S { get => 3; init { } } }")]
    [InlineData("XAttribute : BlockAttribute { private int s = 3; public int S { get { return s; } init { s = value; } } }")]
    [InlineData("XAttribute(int k) : BlockAttribute { public int S { get; init; } = k; }")]
    [InlineData("XAttribute(int k) : BlockAttribute { public int S { get; init; } = 2 * k; }")]
    [InlineData("XAttribute : BlockAttribute { public XAttribute() { S = 3; } public int S { get; init; } }")]
    [InlineData("XAttribute : BlockAttribute { public XAttribute(int k) { this.S = k; } public int S { get; init; } }")]
    [InlineData("XAttribute() : Base(2); public class Base(int s) : BlockAttribute { public int S { get; init; } = s; }")]
    public void A_default_that_is_no_constant_is_a_mistake_of_the_block(string block)
    {
        BlockDefinition found = Define(block);
        Assert.Equal(["SN0043 S S"], found.Findings.Select(finding => finding.Rule.Id + " " + finding.Site.Argument + " " + finding.Arguments.Single()));
    }

    [Fact]
    public void A_parameter_of_an_enum_comes_with_its_members() => Assert.Equal(
        [new("Valid", 0), new("Same", 1)], Define("XAttribute : BlockAttribute { public Padding S { get; init; } }").Parameter("S").Choices);

    [Fact]
    public void A_library_built_without_the_generator_leaves_defaults_of_properties_unknown_and_those_of_constructors_known()
    {
        var library = Declarations.Library("Blocks", "[Relu] public sealed class XAttribute(int k, int s = 2) : BlockAttribute { public int S { get; init; } = s; public int T { get; init; } = 3; public required int U { get; init; } public int K { get; } = k; }", generated: false);
        BlockDefinition block = Declarations.Of("[Network, Input(3), X(1, U = 1)] public sealed partial class Net;", library).Block("XAttribute");
        Assert.Equal([("K", true), ("S", true), ("T", false), ("U", true)], block.Parameters.Select(parameter => (parameter.Name, parameter.Known)));
        Assert.Equal(Constant.Of(2L), block.Parameter("S").Default);
    }

    [Theory]
    [InlineData("\"S\", 5", "Integer 5")]
    [InlineData("\"S\", 5.0", null)]
    [InlineData("\"S\", \"5\"", null)]
    [InlineData("\"S\", null", null)]
    [InlineData("\"S\", new[] { 5 }", null)]
    [InlineData("\"S\", typeof(int)", null)]
    [InlineData("\"T\", 5", null)]
    [InlineData("null!, 5", null)]
    public void A_record_counts_where_it_fits_the_property(string record, string? expected)
    {
        var library = Declarations.Library("Blocks", "[assembly: BlockDefaults(typeof(XAttribute), " + record + ")] [Relu] public sealed class XAttribute : BlockAttribute { public int S { get; init; } = 3; }", generated: false);
        BlockParameter parameter = Declarations.Of("[Network, Input(3), X] public sealed partial class Net;", library).Block("XAttribute").Parameter("S");
        Assert.Equal(expected is not null, parameter.Known);
        Assert.Equal(expected, parameter.Known ? Shown(parameter) : null);
    }

    private static string[] Read(string block)
    {
        BlockDefinition found = Define(block);
        Assert.Empty(found.Findings);
        Assert.All(found.Parameters, parameter => Assert.True(parameter.Known));
        return [.. found.Parameters.Select(parameter => parameter.Name + " " + Shown(parameter))];
    }

    private static BlockDefinition Define(string block) => Declarations.Define(
        "public static class Sizes { public const int Width = 64; } public enum Own { Low = -1 } [Relu] public sealed class " + block + (block.EndsWith('}') || block.EndsWith(';') ? "" : ";"), "XAttribute");

    private static string Shown(BlockParameter parameter) => parameter.Kind + " " + (parameter.Default?.ToString() ?? "(to be given)");
}
