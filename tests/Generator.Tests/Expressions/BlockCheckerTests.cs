using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Graph;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;
using StaticNets.Generator.Tests.Compiling;
using Xunit;
using BlockReader = StaticNets.Generator.Declaration.BlockReader;

namespace StaticNets.Generator.Tests.Expressions;

/// <summary>What is said of a block before anybody uses it. Its parameters are those of <see cref="Scopes"/>.</summary>
public class BlockCheckerTests
{
    private const string Arithmetic = "arithmetic takes whole numbers; others can only stand alone";

    [Fact]
    public void A_right_block_has_no_findings() => Assert.Empty(Found(
        Use("Skip"),
        Use("Conv", ("K", "4*growth"), ("F", "1, s"), ("S", "3x5"), ("Bias", "wide"), ("Name", "conv.{s != 1}"), ("If", "s != 1 || C != K"), ("Repeat", "count + s")),
        Use("Dropout", ("Rate", "rate"), ("If", "rate > 0")),
        Use("Activate", ("Activation", "activation"), ("If", "activation != Relu")),
        Use("Dense", ("Units", "D"), ("Share", "dense.{i}")),
        Use("Sum"),
        Use("Tag", ("Label", "own")),
        Use("From", ("Label", "memory")),
        Use("Concat", ("Labels.0", "own"), ("Labels.1", "nothing")),
        Use("Output", ("Name", "anything goes"), ("Target", "K"))));

    [Theory]
    [InlineData("Conv", "K", "4*", "0.K SN0026: '4*' is not an expression: at character 3 stands nothing more where a number, a name, '(', '-' or '!' would fit")]
    [InlineData("Conv", "F", "3y5", "0.F SN0026: '3y5' is not an expression: at character 2 stands 'y5' where an operator, the end, or ',' before a second number would fit")]
    [InlineData("Conv", "K", "2*rate", "0.K SN0029: 'rate' at character 3 of '2*rate' is a real number; " + Arithmetic)]
    [InlineData("Conv", "Repeat", "wide", "0.Repeat SN0029: 'wide' at character 1 of 'wide' is true or false; a whole number is needed")]
    [InlineData("Conv", "Repeat", "1, 2", "0.Repeat SN0026: '1, 2' is not an expression: at character 2 stands ',' where an operator or the end would fit")]
    [InlineData("Conv", "Repeat", "3x5", "0.Repeat SN0026: '3x5' is not an expression: at character 2 stands 'x5' where an operator or the end would fit")]
    [InlineData("Conv", "If", "s", "0.If SN0029: 's' at character 1 of 's' is a whole number; a condition is true or false, such as a == b")]
    [InlineData("Skip", "If", "s = 2", "0.If SN0026: 's = 2' is not a condition: at character 3 stands '=' where an operator or the end would fit")]
    [InlineData("Conv", "Name", "a{rate}", "0.Name SN0029: 'rate' at character 3 of 'a{rate}' is a real number; a name takes whole numbers, flags and texts")]
    [InlineData("Conv", "Share", "a{", "0.Share SN0026: 'a{' is not a name: at character 3 stands nothing more where '}' would fit")]
    [InlineData("From", "Label", "k", "0.Label SN0029: 'k' at character 1 of 'k' is a whole number; a label is a text")]
    [InlineData("Sum", "Labels.0", "wide", "0.Labels.0 SN0029: 'wide' at character 1 of 'wide' is true or false; a label is a text")]
    [InlineData("Tag", "Label", "Memory", "0.Label SN0034: The label 'Memory' has the name of the parameter Memory of block 'All', which [From] and joins would find instead; use another label")]
    [InlineData("Tag", "Label", "k", "0.Label SN0034: The label 'k' has the name of the parameter K of block 'All', which [From] and joins would find instead; use another label")]
    public void A_text_that_means_nothing_is_found_on_its_argument(string attribute, string setting, string text, string finding) =>
        Assert.Equal([finding], Found(Use(attribute, (setting, text)), Use("Relu")));

    [Fact]
    public void A_name_that_is_no_parameter_is_found_with_those_that_are() => Assert.Equal(
        ["0.K SN0027: 'growht' at character 3 of '2*growht' is unknown; did you mean 'Growth'? there are the parameters " + Text.Join(Scopes.Block.Parameters.Select(parameter => parameter.Name)) + " and the dimensions C, H, W, T, D, N"],
        Found(Use("Conv", ("K", "2*growht"))));

    [Fact]
    public void Every_wrong_text_is_found_in_order() => Assert.Equal(
        ["0.K", "0.If", "2.Name", "5.Label"],
        Check(All(Use("Conv", ("K", "q"), ("F", "3"), ("If", "K")), Use("Relu"), Use("Relu", ("Name", "{")) with { Index = 2 }, Use("Tag", ("Label", "S")) with { Index = 5 }))
            .Select(finding => finding.Site.Path[0] + "." + finding.Site.Argument));

    [Fact]
    public void Values_are_no_matter_of_the_block() => Assert.Empty(Found(Use("Conv", ("K", "C/0"), ("F", "T/3"), ("If", "count == 2")), Use("Output", ("Name", "x"))));

    [Fact]
    public void What_is_no_text_is_not_read()
    {
        AttributeUse use = new("StaticNets.ConvAttribute", 0, [new Argument("K", Constant.Of(3)), new Argument("Bias", Constant.Of(false)), new Argument("Name", Constant.Null)]);
        Assert.Empty(Found(use));
    }

    [Fact]
    public void A_text_given_to_a_block_is_what_its_parameter_says()
    {
        BlockDefinition inner = Block("Inner", [new BlockParameter("Size", ParameterKind.Any, null), new BlockParameter("From", ParameterKind.Text, null)], Use("Relu"));
        AttributeUse right = new("Inner", 0, [new Argument("Size", Constant.Of("2*k")), new Argument("From", Constant.Of("a label, any"))]);
        AttributeUse wrong = new("Inner", 1, [new Argument("Size", Constant.Of("2*")), new Argument("From", Constant.Of("k")), new Argument("Name", Constant.Of("{q}"))]);
        Assert.Equal(["1.Size SN0026", "1.From SN0029", "1.Name SN0027"], Check(All(right, wrong), inner).Select(finding => Messages.Of(finding).Split(':')[0]));
    }

    [Theory]
    [InlineData]
    [InlineData("Skip")]
    [InlineData("Branch", "Tag", "From", "Output")]
    public void SN0032_a_block_without_layers(params string[] attributes) =>
        Assert.Equal([" SN0032: Block 'Empty' has no layers; put them on its class, such as [Dense(10), Relu]"], Check(Block("EmptyAttribute", [], attributes.Select(name => Use(name)).ToArray())).Select(Messages.Of));

    [Theory]
    [InlineData("StaticNets.ActivateAttribute")]
    [InlineData("Other")]
    [InlineData("Unknown.MineAttribute")]
    public void Any_layer_will_do(string attribute) => Assert.Empty(Check(Block("EmptyAttribute", [], new AttributeUse(attribute, 0, [])), Block("Other", [], Use("Relu"))));

    [Fact]
    public void SN0007_an_input_in_a_block() => Assert.Equal(
        ["0 SN0007: [Input] is misplaced; the input of a block is the value that it is used on, and further ones are labels that its parameters hand in"],
        Found(Use("Input", ("Name", "x")), Use("Relu")));

    [Fact]
    public void An_input_alone_is_said_once() => Assert.StartsWith("0 SN0007", Assert.Single(Check(Block("EmptyAttribute", [], Use("Input"))).Select(Messages.Of)));

    [Fact]
    public void SN0030_a_block_that_contains_itself()
    {
        BlockDefinition self = Block("N.SelfAttribute", [], Use("Relu"), new AttributeUse("N.SelfAttribute", 1, []), new AttributeUse("N.SelfAttribute", 2, []));
        Assert.Equal(
            ["1 SN0030: Block 'Self' contains itself: Self -> Self; leave one of these out"],
            Check(self).Select(Messages.Of));
    }

    [Fact]
    public void SN0030_through_others_is_found_on_every_block_of_the_circle_and_on_no_other()
    {
        BlockDefinition a = Block("A", [], Use("Relu"), new AttributeUse("B", 1, []));
        BlockDefinition b = Block("B", [], new AttributeUse("Leaf", 0, []), new AttributeUse("C", 1, []));
        BlockDefinition c = Block("C", [], new AttributeUse("A", 0, []), Use("Relu"));
        BlockDefinition user = Block("User", [], new AttributeUse("A", 0, []));
        BlockDefinition leaf = Block("Leaf", [], Use("Relu"));
        Assert.Equal(["1 SN0030: Block 'A' contains itself: A -> B -> C -> A; leave one of these out"], Check(a, b, c, user, leaf).Select(Messages.Of));
        Assert.Equal(["1 SN0030: Block 'B' contains itself: B -> C -> A -> B; leave one of these out"], Check(b, a, c, user, leaf).Select(Messages.Of));
        Assert.Equal(["0 SN0030: Block 'C' contains itself: C -> A -> B -> C; leave one of these out"], Check(c, b, a, user, leaf).Select(Messages.Of));
        Assert.Empty(Check(user, a, b, c, leaf));
        Assert.Empty(Check(leaf, a, b, c, user));
    }

    [Fact]
    public void A_long_chain_and_a_wide_one_are_walked_in_time()
    {
        // Each block uses the next one twice: 2^2000 ways lead to the last.
        BlockDefinition[] chain = Enumerable.Range(0, 2000).Select(i => Block("B" + i, [], new AttributeUse("B" + (i + 1), 0, []), new AttributeUse("B" + (i + 1), 1, []), Use("Relu"))).ToArray();
        Assert.Empty(Check(chain[0], chain[1..]));
        Assert.Single(Check(chain[0], [.. chain[1..], Block("B2000", [], new AttributeUse("B0", 0, []))]));
    }

    [Fact]
    public void The_blocks_of_the_library_are_right()
    {
        Compilation compilation = Compilations.Of();
        INamedTypeSymbol[] blocks = [.. compilation.GetTypeByMetadataName(typeof(BlockAttribute).FullName!)!.ContainingNamespace.GetTypeMembers().Where(BlockReader.IsChecked)];
        Assert.True(blocks.Length > 20, "There are blocks to look at.");
        Assert.All(blocks, block =>
        {
            IReadOnlyList<BlockDefinition> read = BlockReader.Read(block, compilation, TestContext.Current.CancellationToken);
            Assert.Empty(Check(read[0], [.. read.Skip(1)]).Select(Messages.Of));
        });
    }

    [Fact]
    public void What_C_sharp_rejects_is_left_to_it() => Assert.Empty(Check(Block("EmptyAttribute", []) with { Readable = false }));

    private static IEnumerable<string> Found(params AttributeUse[] uses) => Check(All(uses)).Select(Messages.Of);

    private static IReadOnlyList<Finding> Check(BlockDefinition block, params BlockDefinition[] others) =>
        BlockChecker.Check(block, others.Append(block).ToDictionary(other => other.Type, StringComparer.Ordinal));

    private static BlockDefinition All(params AttributeUse[] uses) => Scopes.Block with { Attributes = uses.ToEquatable() };

    private static BlockDefinition Block(string type, BlockParameter[] parameters, params AttributeUse[] uses) => new(type, parameters.ToEquatable(), uses.ToEquatable(), InSource: true, Readable: true);

    private static AttributeUse Use(string layer, params (string Setting, string Text)[] texts) =>
        new("StaticNets." + layer + "Attribute", 0, texts.Select(text => new Argument(text.Setting, Constant.Of(text.Text))).ToEquatable());
}
