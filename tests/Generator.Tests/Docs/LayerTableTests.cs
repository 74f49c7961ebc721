using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tests.Layers;
using Xunit;

namespace StaticNets.Generator.Tests.Docs;

/// <summary>The table of layers, the attribute classes and the language's list of settings say the same.</summary>
public class LayerTableTests
{
    /// <summary>The settings of section 4 of the language, by layer; what a constructor takes comes first.</summary>
    private static readonly Dictionary<string, string> Language = new()
    {
        ["Conv"] = "K F S P Padding Dilation Groups Bias",
        ["DepthwiseConv"] = "F S P Padding Dilation Multiplier Bias",
        ["Conv1D"] = "K F S P Padding Dilation Groups Bias Causal",
        ["ConvTranspose"] = "K F S P OutputPadding Dilation Groups Bias",
        ["MaxPool"] = "F S P Padding Dilation CeilMode",
        ["AvgPool"] = "F S P Padding CeilMode CountIncludePad",
        ["GlobalAvgPool"] = "KeepExtent",
        ["GlobalMaxPool"] = "KeepExtent",
        ["AdaptiveAvgPool"] = "Size",
        ["Dense"] = "Units Bias",
        ["Flatten"] = "",
        ["Reshape"] = "First Second Third Fourth",
        ["Transpose"] = "",
        ["Crop"] = "Top Left Height Width",
        ["Upsample"] = "Factor Mode",
        ["Sum"] = "Labels Project",
        ["Product"] = "Labels",
        ["Concat"] = "Labels",
        ["BatchNorm"] = "Epsilon Momentum Affine",
        ["LayerNorm"] = "Epsilon Axes Affine",
        ["GroupNorm"] = "Groups Epsilon",
        ["RmsNorm"] = "Epsilon",
        ["LocalResponseNorm"] = "Size Alpha Beta K",
        ["Rnn"] = "Hidden Activation Layers Bidirectional Reverse Bias Dropout InitialState FinalState",
        ["Gru"] = "Hidden Layers Bidirectional Reverse Bias Dropout InitialState FinalState",
        ["Lstm"] = "Hidden Layers Bidirectional Reverse Bias Dropout InitialState FinalState",
        ["LastStep"] = "",
        ["MeanSteps"] = "",
        ["RepeatSteps"] = "Steps",
        ["MultiHeadAttention"] = "Heads Width Memory Causal Dropout Bias",
        ["PositionalEncoding"] = "Learned",
        ["PatchEmbedding"] = "Patch Width Bias",
        ["ClassToken"] = "",
        ["SelectStep"] = "Step",
        ["Embedding"] = "Vocabulary Width Scale PaddingIndex",
        ["Dropout"] = "Rate",
        ["DropPath"] = "Rate",
        ["Relu"] = "",
        ["Relu6"] = "",
        ["LeakyRelu"] = "Slope",
        ["PRelu"] = "",
        ["Elu"] = "Alpha",
        ["Selu"] = "",
        ["Celu"] = "Alpha",
        ["Gelu"] = "Approximate",
        ["Silu"] = "",
        ["HardSwish"] = "",
        ["HardSigmoid"] = "",
        ["HardTanh"] = "",
        ["Sigmoid"] = "",
        ["LogSigmoid"] = "",
        ["Tanh"] = "",
        ["Softplus"] = "Beta",
        ["Softsign"] = "",
        ["Mish"] = "",
        ["Softmax"] = "",
        ["LogSoftmax"] = "",
    };

    /// <summary>Rows of docs/layers.md: the settings cell by layer.</summary>
    private static readonly Dictionary<string, string> Table = Repository.Read("docs/layers.md").Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal) && !line.StartsWith("| layer", StringComparison.Ordinal))
        .Select(line => line.Split('|'))
        .ToDictionary(cells => cells[1].Trim(), cells => cells[2].Trim());

    [Fact]
    public void The_catalog_has_the_layers_of_the_language() =>
        Assert.Equal(Language.Keys.Order(StringComparer.Ordinal), LayerCatalog.All.Select(Checks.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_attribute_has_the_settings_of_the_language() => Assert.All(Language, row =>
        Assert.Equal(Words(row.Value).Order(StringComparer.Ordinal), Settings(Checks.Find(row.Key)).Order(StringComparer.Ordinal)));

    [Fact]
    public void Positional_settings_come_first_in_the_languages_order() => Assert.All(Language, row =>
        Assert.Equal(Checks.Find(row.Key).Positional, Words(row.Value).Take(Checks.Find(row.Key).Positional.Count)));

    [Fact]
    public void The_table_has_a_row_for_each_layer_with_its_settings_and_defaults()
    {
        Assert.Equal(Language.Keys, Table.Keys);
        Assert.All(Table, row => Assert.Empty(Differences(Checks.Find(row.Key), row.Value)));
    }

    [Fact]
    public void The_readme_names_every_layer_in_the_tables_order()
    {
        IEnumerable<string> named = Repository.Read("README.md").Split('\n')
            .SkipWhile(line => !line.StartsWith("## Layers", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(2)
            .SelectMany(line => line.Split('|')[2].Split(',', StringSplitOptions.TrimEntries));

        Assert.Equal(Language.Keys, named);
    }

    [Fact]
    public void A_wrong_default_or_a_missing_setting_would_be_seen()
    {
        Assert.NotEmpty(Differences(Checks.Find("Dropout"), "Rate = 0.4"));
        Assert.NotEmpty(Differences(Checks.Find("Dense"), "**Units**"));
        Assert.NotEmpty(Differences(Checks.Find("Dense"), "Units = 10; Bias = true"));
    }

    private static IEnumerable<string> Differences(Layer layer, string cell)
    {
        string[] shown = cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> missing = Settings(layer).Except(shown.Select(SettingOf));
        return missing.Concat(shown.Where(text => !layer.Defaults.TryGetValue(SettingOf(text), out Constant value) || !Says(text, value, IsRequired(layer, SettingOf(text)))));
    }

    private static string SettingOf(string text) => text.Split('=')[0].Trim(' ', '*');

    // The attribute's constructor takes it and has no default for it; of a list there may be none.
    private static bool IsRequired(Layer layer, string setting) => typeof(Layer).Assembly.GetType(layer.Attribute)!.GetConstructors()[0].GetParameters()
        .Any(parameter => !parameter.HasDefaultValue && !parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) && string.Equals(parameter.Name, setting, StringComparison.OrdinalIgnoreCase));

    private static bool Says(string text, Constant value, bool required)
    {
        // What the attribute leaves open is bold where it must be given, else said in words.
        if (value.Kind == ConstantKind.Null)
        {
            return text.StartsWith("**", StringComparison.Ordinal) == required && text.Contains(" = ", StringComparison.Ordinal) != required;
        }

        string shown = text.Contains(" = ", StringComparison.Ordinal) ? text.Split(" = ")[1] : "";
        return value.Kind switch
        {
            ConstantKind.Integer or ConstantKind.Real => double.TryParse(shown, CultureInfo.InvariantCulture, out double number) && number == value.Real,
            ConstantKind.Flag => shown == value.ToString(),
            _ => shown == Enum.GetName(typeof(UpsampleMode).Assembly.GetType(value.Word!)!, (int)value.Integer),
        };
    }

    private static IEnumerable<string> Settings(Layer layer) => layer.Defaults.Keys.Where(setting => setting != nameof(LayerAttribute.Name));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
