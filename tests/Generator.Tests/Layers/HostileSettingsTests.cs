using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Support;
using Xunit;

namespace StaticNets.Generator.Tests.Layers;

/// <summary>Whatever is given to a layer, it answers with a checked form or with findings, never with an exception.</summary>
public class HostileSettingsTests
{
    private const int Combinations = 40_000;

    private static readonly Constant[] Values =
    [
        Constant.Of(0), Constant.Of(1), Constant.Of(2), Constant.Of(3), Constant.Of(-1), Constant.Of(int.MinValue), Constant.Of(int.MaxValue), Constant.Of(int.MaxValue / 2),
        Constant.Of(long.MinValue), Constant.Of(long.MaxValue), Constant.Of(46341), Constant.Of(65536),
        Constant.Of(0.0), Constant.Of(-0.0), Constant.Of(1.0), Constant.Of(0.5), Constant.Of(1e-45), Constant.Of(1e-300), Constant.Of(float.MaxValue), Constant.Of(1e39),
        Constant.Of(double.NaN), Constant.Of(double.PositiveInfinity), Constant.Of(-1e-5),
        Constant.Of(true), Constant.Of(false), Constant.Null,
        Constant.Of(""), Constant.Of("3x5"), Constant.Of("2147483647x1"), Constant.Of("0x3"), Constant.Of("x"), Constant.Of("1,2,3"), Constant.Of("-1,99999999999999999999"), Constant.Of("\u0663x3"), Constant.Of("K\0{0}"),
        Constant.Choice("StaticNets.Padding", 1), Constant.Choice("StaticNets.Padding", 7), Constant.Choice("StaticNets.Padding", long.MaxValue), Constant.Choice("StaticNets.UpsampleMode", 1), Constant.Choice("System.DayOfWeek", 1),
        Constant.Other("typeof(string)"),
    ];

    private static readonly Shape[] Shapes =
    [
        Shape.Of(), Shape.Of(1), Shape.Of(10), Shape.Of(int.MaxValue), Shape.Of(1, 1), Shape.Of(7, 6), Shape.Of(65536, 65536), Shape.Of(int.MaxValue, int.MaxValue),
        Shape.Of(1, 1, 1), Shape.Of(6, 9, 8), Shape.Of(3, 1, 50), Shape.Of(46341, 46341, 2), Shape.Of(int.MaxValue, int.MaxValue, int.MaxValue), Shape.Of(2, 3, 4, 5),
    ];

    [Fact]
    public void Every_layer_answers_to_every_value_on_every_setting()
    {
        int questions = 0;
        foreach (Layer layer in LayerCatalog.All)
        {
            foreach ((string setting, Constant value, Shape shape) in
                     from setting in Settings(layer) from value in Values from shape in Shapes select (setting, value, shape))
            {
                Answers(layer, shape, [new Argument(setting, value)]);
                questions++;
            }
        }

        Assert.InRange(questions, 20_000, 1_000_000);
    }

    [Fact]
    public void Every_layer_answers_to_seeded_mixtures_of_values()
    {
        Random random = new(20260);
        int accepted = 0;
        for (int question = 0; question < Combinations; question++)
        {
            Layer layer = LayerCatalog.All[random.Next(LayerCatalog.All.Count)];
            Argument[] settings = Settings(layer)
                .Where(_ => random.Next(2) == 0)
                .Select(setting => new Argument(setting, random.Next(3) == 0 ? layer.Defaults[setting] : Values[random.Next(Values.Length)]))
                .ToArray();
            accepted += Answers(layer, Shapes[random.Next(Shapes.Length)], settings) ? 1 : 0;
        }

        // The other half of the promise: questions are not all refused for some trivial reason.
        Assert.InRange(accepted, Combinations / 20, Combinations);
    }

    [Fact]
    public void The_check_sees_a_layer_that_gives_neither_form_nor_finding() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Holds(new Answer(Checks.Find("Flatten"), null, [])));

    private static bool Answers(Layer layer, Shape shape, Argument[] settings)
    {
        try
        {
            Answer answer = Checks.Ask(layer, shape, settings);
            Holds(answer);
            return answer.Spec is not null;
        }
        catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
        {
            string given = string.Join(", ", settings.Select(setting => setting.Name + " = " + setting.Value));
            Assert.Fail($"{Checks.Name(layer)}({given}) on {shape}: {fault}");
            return false;
        }
    }

    private static void Holds(Answer answer)
    {
        Assert.True(answer.Spec is null == answer.Findings.Count > 0, Checks.Name(answer.Layer) + " gives both a form and findings, or neither");
        foreach (Finding finding in answer.Findings)
        {
            // A message with an argument too few cannot be formatted; with one too many it does not say all it knows.
            string message = Answer.Message(finding);
            Assert.True(finding.Arguments.Count == Placeholders(finding), message);
            Assert.True(finding.Site.Argument is null || answer.Layer.Defaults.ContainsKey(finding.Site.Argument), message);
        }

        if (answer.Spec is { } spec)
        {
            // What the Shapes stage asks before it knows whether sizes can be addressed.
            Assert.All(spec.Output.Extents, extent => Assert.True(extent >= 1, Checks.Name(answer.Layer) + " gives " + spec.Output));
            Assert.All(answer.Layer.Parameters(spec), parameter => Assert.True(parameter.Shape.Length >= 1 && double.IsFinite(parameter.Init.Value), parameter.ToString()));
            answer.Layer.Cost(spec);
            answer.Layer.Stream(spec);
            answer.Layer.Lengths(spec);
            answer.Layer.Layouts(spec);
            answer.Layer.Describe(spec);
        }
    }

    private static int Placeholders(Finding finding)
    {
        string format = finding.Rule.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Enumerable.Range(0, 10).Count(index => format.Contains("{" + Text.Of(index) + "}", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Settings(Layer layer) => layer.Defaults.Keys.Where(setting => setting != nameof(LayerAttribute.Name)).Order(StringComparer.Ordinal);
}
