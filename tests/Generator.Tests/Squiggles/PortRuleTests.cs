using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Squiggles;

/// <summary>Names of inputs, outputs and targets become parameters and constants: they hide nothing, and nothing hides them.</summary>
public sealed class PortRuleTests
{
    [Theory]
    [InlineData("arena", "ArenaLength")]
    [InlineData("Forward", "Forward")]
    [InlineData("network", "network")]
    [InlineData("Key", "Key")]
    public void A_second_input_that_would_hide_a_member_is_refused(string name, string member)
    {
        Compiled compiled = Compiled.Of($"[Network, Input(3), Tag(\"a\"), Input(3, Name = \"{name}\"), Sum(\"a\"), Dense(2)] public sealed partial class Net;").IsRefused("SN0012");
        Assert.Contains(member, Compiled.Text(Assert.Single(compiled.Own)));
    }

    [Fact]
    public void An_output_whose_constant_is_an_inputs_is_refused() =>
        Compiled.Of("[Network, Input(3, Name = \"x\"), Dense(4), Output(\"input\"), Dense(2)] public sealed partial class Net;").IsRefused("SN0012");

    /// <summary>Names that emitted code uses itself, or that are words of C# elsewhere.</summary>
    [Theory]
    [InlineData("rows", "scratch", "update")]
    [InlineData("target", "ports", "target")]
    [InlineData("loss", "visitor", "rows")]
    [InlineData("batch", "core_", "value")]
    [InlineData("team", "gradients", "key")]
    [InlineData("from", "var", "x")]
    public void Names_that_emitted_code_uses_itself_are_no_trouble(string input, string output, string target) => Compiled.Of($$"""
        [Network, Input(3), Tag("a"), Input(3, Name = "{{input}}"), Sum("a"), Dense(4), Relu, Output("{{output}}", Target = "{{target}}"), Dense(2)]
        public sealed partial class Net;
        """).IsClean();

    [Theory]
    [InlineData("MaskLength")]
    [InlineData("SecondLength")]
    public void A_member_with_the_name_of_a_ports_constant_is_refused(string member)
    {
        string source = $"[Network, Input(3), Tag(\"a\"), Input(3, Name = \"mask\"), Sum(\"a\"), Dense(4), Relu, Output(\"second\"), Dense(2)] public sealed partial class Net {{ public const int {member} = 3; }}";
        Compiled.Of(source).IsRefused("SN0013");
        Compiled.Of(source.Replace(member, "Own" + member, System.StringComparison.Ordinal)).IsClean();
    }

    [Fact]
    public void A_broken_network_has_the_members_of_its_declaration() => Compiled.Of("""
        [Network, Input(3), Tag("a"), Input(3, Name = "mask"), Sum("a"), Dense(4), Output("second", Target = "other"), Dense(0)]
        public sealed partial class Net;
        """, """
        public static class User
        {
            public static float Use(Net net, float[] x)
            {
                net.Forward(x, x, x, x);
                net.Forward(x, x, x, x, new float[Net.MaskLength + Net.SecondLength]);
                using Net.Training training = new(net, 1, new Adam(), Loss.MeanSquaredError);
                return training.Step(x, x, x, x) + training.Step(x, x, [1], [2]);
            }
        }
        """).IsRefused("SN1003");
}
