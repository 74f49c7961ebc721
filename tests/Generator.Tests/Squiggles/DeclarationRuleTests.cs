using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Squiggles;

/// <summary>SN0xxx: each rule on the text that it is about, with its whole message.</summary>
public class DeclarationRuleTests
{
    [Fact]
    public void SN0001_not_partial() => Marked.Check(
        "[Network, Input(4), Dense(2)] public sealed class {|SN0001:Net|};",
        "Network 'Net' cannot get its members, because Net is not partial; declare it 'partial'");

    [Fact]
    public void SN0001_names_the_class_around() => Marked.Check(
        "public class Outer { [Network, Input(4), Dense(2)] public sealed partial class {|SN0001:Net|}; }",
        "Network 'Net' cannot get its members, because Outer is not partial; declare it 'partial'");

    [Fact]
    public void SN0002_generic() => Marked.Check(
        "[Network, Input(4), Dense(2)] public sealed partial class {|SN0002:Net|}<T>;",
        "Network 'Net' has fixed sizes, but Net is generic; declare it without type parameters");

    [Theory]
    [InlineData("partial class Outer<T> { NET }")]
    [InlineData("partial class Outer<T> { public partial class Middle { NET } }")]
    [InlineData("partial class Around { public partial struct Outer<T> { NET } }")]
    public void SN0002_names_the_type_around(string source) => Marked.Check(
        "public " + source.Replace("NET", "[Network, Input(4), Dense(2)] public sealed partial class {|SN0002:Net|};", System.StringComparison.Ordinal),
        "Network 'Net' has fixed sizes, but Outer is generic; declare it without type parameters");

    [Theory]
    [InlineData("static partial class", "static")]
    [InlineData("abstract partial class", "abstract")]
    [InlineData("partial record", "a record")]
    public void SN0003_unsupported_kind(string kind, string said) => Marked.Check(
        "[Network, Input(4), Dense(2)] public " + kind + " {|SN0003:Net|};",
        $"Network 'Net' is {said}; declare it as a plain partial class");

    [Fact]
    public void SN0004_no_input() => Marked.Check(
        "[Network, Dense(2)] public sealed partial class {|SN0004:Net|};",
        "Network 'Net' has no input; begin its attributes with one, such as [Input(1, 28, 28)]");

    [Fact]
    public void SN0005_layers_on_two_parts() => Marked.Check(
        """
        [Network, Input(4), Dense(2)] public sealed partial class {|SN0005:Net|};
        [Relu] public sealed partial class Net;
        """,
        "'Net' has layers on two parts of the class, whose order is not defined; move them to one part");

    [Fact]
    public void SN0006_no_layers() => Marked.Check(
        "[Network, Input(4)] public sealed partial class {|SN0006:Net|};",
        "Network 'Net' has no layer after its input; add one, such as [Dense(10)]");

    [Fact]
    public void SN0007_input_behind_a_layer() => Marked.Check(
        "[Network, Input(4), Dense(2), {|SN0007:Input(4)|}] public sealed partial class Net;",
        "[Input] is misplaced; a network begins with one input, and each further one needs a Name");

    [Fact]
    public void SN0008_wrong_type_by_name_and_by_position() => Marked.Check(
        "[Network, Input(4), Dense({|SN0008:2.5|}, {|SN0008:Bias = 1|})] public sealed partial class Net;",
        "Units of 'dense1' takes a whole number; it is 2.5",
        "Bias of 'dense1' takes true or false; it is 1");

    [Fact]
    public void SN0008_a_number_cast_to_an_enum() => Marked.Check(
        "[Network({|SN0008:Accuracy = (StaticNets.Accuracy)9|}), Input(4, 4, 4, {|SN0008:Layout = (StaticNets.Layout)7|}), Conv] public sealed partial class Net;",
        "Accuracy of 'Network' takes Standard, Exact; it is Accuracy 9",
        "Layout of 'Input' takes Planes, Interleaved; it is Layout 7");

    [Fact]
    public void SN0009_text_that_is_no_pair() => Marked.Check(
        "[Network, Input(1, 8, 8), Conv({|SN0009:F = \"3y5\"|})] public sealed partial class Net;",
        "F of 'conv1' takes a whole number or a pair, height first, such as \"3x5\"; it is \"3y5\"");

    [Fact]
    public void SN0010_settings_that_exclude_each_other() => Marked.Check(
        "[Network, Input(1, 8, 8), Conv(P = 1, {|SN0010:Padding = Same|})] public sealed partial class Net;",
        "'conv1' has both P and Padding; give one of them");

    [Fact]
    public void SN0011_a_name_used_twice() => Marked.Check(
        "[Network, Input(4), Dense(2, Name = \"a\"), Relu({|SN0011:Name = \"a\"|}), Dense(2), Dense(3, {|SN0011:Name = \"dense1\"|})] public sealed partial class Net;",
        "'a' is the name of two layers or tensors; give one of them another Name",
        "'dense1' is the name of two layers or tensors; give one of them another Name");

    [Theory]
    [InlineData("a..b")]
    [InlineData("a b")]
    [InlineData("@class")]
    [InlineData("*/")]
    public void SN0012_a_name_that_is_no_path(string name) => Marked.Check(
        "[Network, Input(4), Dense(2, {|SN0012:Name = \"" + name + "\"|})] public sealed partial class Net;",
        $"The name '{name}' is not a path; use segments of letters, digits, '_' and '-', joined by dots, of at most 200 characters together");

    [Theory]
    [InlineData("class")]
    [InlineData("a-b")]
    [InlineData("2a")]
    public void SN0012_a_name_that_is_no_identifier(string name) => Marked.Check(
        "[Network, Input(4, {|SN0012:Name = \"" + name + "\"|}), Dense(2)] public sealed partial class Net;",
        $"The name '{name}' is not an identifier of C#, as a method's parameter needs it; use up to 200 letters, digits and '_', no digit first, and no keyword");

    [Fact]
    public void SN0012_takes_every_character_that_its_message_names() => Compiled.Of(
        $"[Network, Input(4, Name = \"Größe_2\"), Dense(2, Name = \"head.0.Größe_2-b.{new string('x', 183)}\")] public sealed partial class Net;").IsClean();

    [Fact]
    public void SN0013_a_member_that_is_added() => Marked.Check(
        "[Network, Input(4), Dense(2)] public sealed partial class {|SN0013:Net|} { public void Forward() { } }",
        "StaticNets adds a member named Forward to network 'Net', but it has one already; rename yours");

    [Fact]
    public void SN0013_a_class_named_like_a_member() => Marked.Check(
        "[Network, Input(4), Dense(2)] public sealed partial class {|SN0013:Training|};",
        "StaticNets adds a member named Training to network 'Training', but that is the name of the class; rename yours");

    [Fact]
    public void SN0014_no_runtime()
    {
        var compilation = Compilations.Of(["[StaticNets.Network, StaticNets.Input(4), StaticNets.Dense(2)] public sealed partial class Net;"], [.. References.Framework, References.Attributes], Compilations.Parse());
        compilation = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees[0]);
        Compiled compiled = Compiled.Of(compilation);
        Assert.Equal(
            "Network 'Net' needs the StaticNets runtime of the same version as the compiler; reference the StaticNets package, in one version",
            Assert.Single(compiled.Own).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("SN0014", compiled.Own[0].Id);
        Assert.Empty(compiled.CSharp);
    }

    [Fact]
    public void SN0015_a_language_that_is_too_old()
    {
        Compiled compiled = Compiled.Of(Compilations.Of(["[Network, Input(4), Dense(2)] public sealed partial class Net { }"], References.All, Compilations.Parse(LanguageVersion.CSharp12)));
        Assert.Equal(
            "Network 'Net' needs C# 13 or later, not 12.0; set LangVersion to 13 or higher, or remove it",
            Assert.Single(compiled.Own).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(compiled.CSharp);
    }

    [Fact]
    public void SN0016_an_attribute_from_elsewhere() => Marked.Check(
        "public sealed class MineAttribute : LayerAttribute; [Network, Input(4), {|SN0016:Mine|}, Dense(2)] public sealed partial class Net;",
        "[Mine] is not available in this version of StaticNets; update the package or leave it out");

    [Fact]
    public void SN0017_a_setting_that_is_not_given() => Marked.Check(
        "[Network, Input(4), {|SN0017:Dense(null!)|}] public sealed partial class Net;",
        "Units of 'dense1' is not given and has no default; give it a value");

    [Theory]
    [InlineData("(int a)", "", "is a primary one")]
    [InlineData("", "public Net(ulong start) : this() { }", "takes (ulong), as the one that StaticNets adds")]
    public void SN0018_a_constructor_that_does_not_fit(string primary, string constructor, string said) => Marked.Check(
        "[Network, Input(4), Dense(2)] public sealed partial class {|SN0018:Net|}" + primary + " { " + constructor + " }",
        errorsOfCSharp: primary.Length > 0 ? ["CS9113"] : ["CS7036"],
        $"A constructor of network 'Net' {said}; let it take other arguments and begin with ': this(seed)', or leave it out");

    [Fact]
    public void SN0018_a_constructor_that_makes_no_weights() => Marked.Check(
        "[Network, Input(4), Dense(2)] public sealed partial class {|SN0018:Net|} { public Net(string language) => Language = language; public string Language { get; } }",
        "A constructor of network 'Net' does not call another one; let it take other arguments and begin with ': this(seed)', or leave it out");

    [Fact]
    public void SN0019_a_type_that_hides_a_namespace() => Marked.Check(
        "namespace A { [Network, Input(4), Dense(2)] public sealed partial class {|SN0019:Net|}; } public class System;",
        "Network 'Net' cannot be compiled, because a type named System in the global namespace hides the namespace of that name; move it into a namespace or rename it");

    [Fact]
    public void Several_mistakes_of_a_layer_are_all_found_at_once() => Marked.Check(
        "[Network, Input(1, 8, 8), Conv({|SN1003:0|}, {|SN1003:S = -1|}, {|SN1004:P = -1|}, {|SN0008:Bias = 1|}), Flatten, Dense(2)] public sealed partial class Net;");
}
