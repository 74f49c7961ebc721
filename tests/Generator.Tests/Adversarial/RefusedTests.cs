using System.Linq;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Adversarial;

/// <summary>Hostile declarations that get one clear diagnostic of ours on the offending text, and nothing inside emitted files.</summary>
public class RefusedTests
{
    [Theory]
    // Sizes: zero, negative, extreme, products that wrap an int or a long.
    [InlineData("Input(0), Dense(2)", "SN1013")]
    [InlineData("Input(-1), Dense(2)", "SN1013")]
    [InlineData("Input(int.MinValue), Dense(2)", "SN1013")]
    [InlineData("Input(int.MaxValue), Dense(2)", "SN1013")]
    [InlineData("Input(65536, 65536), Dense(2)", "SN1013")]
    [InlineData("Input(46341, 46341), Dense(2)", "SN1013")]
    [InlineData("Input(int.MaxValue, int.MaxValue, int.MaxValue, 2), Flatten", "SN1013")]
    [InlineData("Input(4), Dense(0)", "SN1003")]
    [InlineData("Input(4), Dense(-1)", "SN1003")]
    [InlineData("Input(4), Dense(int.MinValue)", "SN1003")]
    [InlineData("Input(4), Dense(int.MaxValue)", "SN1008")]
    [InlineData("Input(4), Dense(1L << 40)", "SN1008")]
    [InlineData("Input(4), Dense(long.MinValue)", "SN1003")]
    [InlineData("Input(4), Dense(ulong.MaxValue)", "SN0008")]
    [InlineData("Input(65536), Dense(65536)", "SN1008")]
    [InlineData("Input(46341), Dense(46341)", "SN1008")]
    [InlineData("Input(1073741823), Dense(1)", "SN1008")]
    [InlineData("Input(30000), Dense(30000), Dense(30000)", "SN1008")]
    [InlineData("Input(1, 30000, 30000), Conv(3)", "SN1008")]
    [InlineData("Input(1, 30000, 30000), Relu, Upsample(2)", "SN1008")]
    // Windows, strides, dilations, paddings, groups.
    [InlineData("Input(1, 8, 8), Conv(S = 0)", "SN1003")]
    [InlineData("Input(1, 8, 8), Conv(S = -1)", "SN1003")]
    [InlineData("Input(1, 8, 8), Conv(Dilation = 0)", "SN1003")]
    [InlineData("Input(1, 8, 8), Conv(P = -1)", "SN1004")]
    [InlineData("Input(1, 8, 8), Conv(F = 9)", "SN1001")]
    [InlineData("Input(1, 8, 8), Conv(Dilation = 4)", "SN1001")]
    [InlineData("Input(1, 8, 8), Conv(Dilation = 1000000000)", "SN1001")]
    [InlineData("Input(1, 8, 8), MaxPool(9)", "CS1729")]
    [InlineData("Input(1, 8, 8), MaxPool(F = 9)", "SN1001")]
    [InlineData("Input(6, 8, 8), Conv(6, Groups = 4)", "SN1005")]
    [InlineData("Input(6, 8, 8), Conv(6, Groups = 0)", "SN1003")]
    [InlineData("Input(6, 8, 8), Conv(6, Groups = 7)", "SN1005")]
    [InlineData("Input(1, 8, 8), AvgPool(F = 2, P = 2)", "SN1006")]
    [InlineData("Input(1, 8, 8), MaxPool(F = 3, P = 3)", "SN1006")]
    [InlineData("Input(1, 8, 8), ConvTranspose(2, S = 2, OutputPadding = 2)", "SN1007")]
    [InlineData("Input(1, 8, 8), Conv(Padding = (StaticNets.Padding)2)", "SN0008")]
    // Real numbers.
    [InlineData("Input(4), Dropout(1.0)", "SN1011")]
    [InlineData("Input(4), Dropout(-0.1)", "SN1011")]
    [InlineData("Input(4), Dropout(double.NaN)", "SN1011")]
    [InlineData("Input(4), LayerNorm(Epsilon = 0)", "SN1011")]
    [InlineData("Input(4), LayerNorm(Epsilon = -1)", "SN1011")]
    [InlineData("Input(4), LayerNorm(Epsilon = float.NaN)", "SN1011")]
    [InlineData("Input(1, 8, 8), BatchNorm(Momentum = 2)", "SN1011")]
    [InlineData("Input(4), LeakyRelu(float.PositiveInfinity)", "SN1011")]
    [InlineData("Input(4), LeakyRelu(double.MaxValue)", "SN1011")]
    // Structure.
    [InlineData("Input(4)", "SN0006")]
    [InlineData("Dense(2)", "SN0004")]
    [InlineData("Dense(2), Input(4)", "SN0007")]
    [InlineData("Input(4), Input(4), Dense(2)", "SN0007")]
    [InlineData("Input(4, Name = \"a b\"), Dense(2)", "SN0012")]
    [InlineData("Input(4, Name = \"class\"), Dense(2)", "SN0012")]
    // Names.
    [InlineData("Input(4), Dense(2, Name = \"a\"), Dense(2, Name = \"a\")", "SN0011")]
    [InlineData("Input(4), Relu(Name = \"a\"), Tanh(Name = \"a\")", "SN0011")]
    [InlineData("Input(4), Dense(2, Name = \"\"), Dense(2, Name = \"\")", "SN0011")]
    [InlineData("Input(4), Relu(Name = \"\"), Tanh(Name = \"\")", "SN0011")]
    [InlineData("Input(4), Dense(2, Name = \".\")", "SN0012")]
    [InlineData("Input(4), Dense(2, Name = \"a.\")", "SN0012")]
    [InlineData("Input(4), Dense(2, Name = \"say \\\"a\\\"\")", "SN0012")]
    [InlineData("Input(4), Dense(2, Name = \"a\\\\b\")", "SN0012")]
    [InlineData("Input(4), Dense(2, Name = \"a\\nint x;\")", "SN0012")]
    [InlineData("Input(4), Dense(2, Name = \"a\\u2028int x;\")", "SN0012")]
    [InlineData("Input(4), Dense(2, Name = \"*/\")", "SN0012")]
    [InlineData("Input(4), Dense(2, Name = \"\\\"\\\"\\\"\")", "SN0012")]
    [InlineData("Input(4), Dense(2, Name = \"{0} {1}\")", "SN0012")]
    [InlineData("Input(4), Dense(2, Name = \"a\\0b\")", "SN0012")]
    [InlineData("Input(4), Dense(2, Name = \"a\\u202Eb\")", "SN0012")]
    [InlineData("Input(4), Dense(2, Name = \"\\uD800\")", "SN0012")]
    [InlineData("Input(4), Dense(2, Name = \"</code>\")", "SN0012")]
    // Odd arguments.
    [InlineData("Input(4), Dense(\"4\")", "SN0008")]
    [InlineData("Input(4), Dense(typeof(int))", "SN0008")]
    [InlineData("Input(4), Dense(typeof(Missing))", "CS0246")]
    [InlineData("Input(4), Dense('c')", "SN0008")]
    [InlineData("Input(4), Dense(new[] { 1, 2 })", "SN0017")]
    [InlineData("Input(4), Dense(null!)", "SN0017")]
    [InlineData("Input(4), Dense(default!)", "SN0017")]
    [InlineData("Input(4), Dense(4.0)", "SN0008")]
    [InlineData("Input(4), Dense(true)", "SN0008")]
    [InlineData("Input(1, 8, 8), Conv(F = Same)", "SN0008")]
    public void A_declaration_that_does_not_fit(string attributes, string id) => Refused("[Network, " + attributes + "] public sealed partial class Net;", id);

    [Theory]
    [InlineData("public sealed class Net;", "SN0001")]
    [InlineData("public static partial class Net;", "SN0003")]
    [InlineData("public abstract partial class Net;", "SN0003")]
    [InlineData("public sealed partial record Net;", "SN0003")]
    [InlineData("public partial record struct Net;", "SN0003")]
    [InlineData("public partial struct Net;", "SN0003")]
    [InlineData("public readonly partial struct Net;", "SN0003")]
    [InlineData("public ref partial struct Net;", "SN0003")]
    [InlineData("public partial interface Net;", "SN0003")]
    [InlineData("public enum Net;", "SN0003")]
    [InlineData("file partial class Net;", "SN0003")]
    [InlineData("public sealed partial class Net<T>;", "SN0002")]
    [InlineData("public sealed partial class Net<T> where T : unmanaged;", "SN0002")]
    [InlineData("public sealed partial class Net(int width) { public int Width => width; }", "SN0018")]
    [InlineData("public sealed partial class Net { public Net(ulong start) : this() { } }", "SN0018")]
    [InlineData("public sealed partial class Net { public Net(int width) { Width = width; } public int Width { get; } }", "SN0018")]
    [InlineData("public sealed partial class Net { public required int Width { get; init; } }", "SN0003")]
    [InlineData("public sealed partial class Net { public void Forward() { } }", "SN0013")]
    [InlineData("public sealed partial class Net { public int Parameters { get; set; } }", "SN0013")]
    [InlineData("public sealed partial class Net { public class Training; }", "SN0013")]
    [InlineData("public sealed partial class Net { public static void Load(int x) { } }", "SN0013")]
    [InlineData("public sealed partial class Net { private static int CheckPorts() => 1; public static int A => CheckPorts(); }", "SN0013")]
    [InlineData("public sealed partial class Parameters;", "SN0013")]
    [InlineData("public sealed partial class Forward;", "SN0013")]
    [InlineData("public sealed partial class core;", "SN0013")]
    public void A_class_that_cannot_be_a_network(string declaration, string id) => Refused("[Network, Input(4), Dense(2)] " + declaration, id);

    [Theory]
    [InlineData("public class Outer { NET }", "SN0001")]
    [InlineData("public partial class Outer<T> { NET }", "SN0002")]
    [InlineData("public partial interface IOuter<out T> { NET }", "SN0002")]
    [InlineData("file partial class Outer { NET }", "SN0003")]
    [InlineData("public class Base(int x) { public int X => x; } [Network, Input(4), Dense(2)] public sealed partial class Other : Base;", "SN0003")]
    [InlineData("[Network, Input(4), Dense(2)] public partial class Base; [Network, Input(4), Dense(2)] public sealed partial class Other : Base;", "SN0003")]
    [InlineData("public class Base { public required int X { get; init; } } [Network, Input(4), Dense(2)] public sealed partial class Other : Base;", "SN0003")]
    [InlineData("namespace A { NET } public class System;", "SN0019")]
    [InlineData("NET [Relu] public sealed partial class Net;", "SN0005")]
    [InlineData("NET [Network] public sealed partial class Net;", "SN0005")]
    [InlineData("[Network] public sealed partial class Net; [Input(4), Dense(2)] public sealed partial class Net;", "SN0005")]
    public void A_place_where_no_network_can_be(string source, string id) =>
        Refused(source.Replace("NET", "[Network, Input(4), Dense(2)] public sealed partial class Net;", System.StringComparison.Ordinal), id);

    [Fact]
    public void A_name_of_a_megabyte_is_cut_in_the_message()
    {
        Compiled compiled = Refused("[Network, Input(4), Dense(2, Name = \"" + new string('a', 1_000_000) + "\")] public sealed partial class Net;", "SN0012");
        Assert.All(compiled.Own, diagnostic => Assert.InRange(diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Length, 1, 400));
    }

    [Fact]
    public void Layers_split_over_two_files_are_refused_in_either_order()
    {
        const string One = "[Network, Input(4), Dense(2)] public sealed partial class Net;";
        const string Two = "[Relu] public sealed partial class Net;";
        Assert.Equal(["SN0005"], Compiled.Of(One, Two).IsRefused("SN0005").Own.Select(diagnostic => diagnostic.Id));
        Assert.Equal(["SN0005"], Compiled.Of(Two, One).IsRefused("SN0005").Own.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void A_network_in_a_file_that_another_tool_wrote_is_checked_too() =>
        Refused("// <auto-generated/>\n#nullable enable\n[Network, Input(4), Dense(0)] public sealed partial class Net;", "SN1003");

    private static Compiled Refused(string source, string id)
    {
        Compiled compiled = Compiled.Of(source);
        if (!id.StartsWith("CS", System.StringComparison.Ordinal))
        {
            return compiled.IsRefused(id);
        }

        // C# itself says what is wrong: we add nothing.
        Assert.Null(compiled.Run.Exception);
        Assert.Contains(id, compiled.CSharpInSource.Select(diagnostic => diagnostic.Id));
        Assert.Empty(compiled.CSharpInEmitted.Select(Compiled.Text));
        Assert.Empty(compiled.Own.Select(Compiled.Text));
        return compiled;
    }
}
