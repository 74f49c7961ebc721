using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNets.Layers.Tests.Configurations;
using Xunit;

namespace StaticNets.Layers.Tests.Compiled;

/// <summary>What the generator emits for the drawn configurations compiles without a word, and is the same in every culture.</summary>
public sealed class EmittedTextTests
{
    public static TheoryData<string> Sets => [.. CatalogConfigurations.Sets];

    // Minus as U+2212, decimal commas, i without a dot in capitals, other digits.
    private static readonly string[] Cultures = ["sv-SE", "fi-FI", "tr-TR", "ar-SA"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Neither_the_compiler_nor_the_analyzer_has_a_complaint(string set) =>
        Assert.Empty(CompiledLayers.Compilation(set).Complaints().Select(complaint => complaint.ToString()));

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_culture_gives_the_same_text(string set)
    {
        IReadOnlyDictionary<string, string> expected = EmitIn(CultureInfo.InvariantCulture, set);
        Assert.Equal(CatalogConfigurations.Of(set).Count, expected.Count);
        foreach (string culture in Cultures)
        {
            Assert.Equal(expected, EmitIn(CultureInfo.GetCultureInfo(culture), set));
        }
    }

    [Fact]
    public void The_cultures_are_there_and_differ()
    {
        // Without the system's tables of cultures all would print alike, and the test above could not fail.
        IEnumerable<string> texts = Cultures.Take(3).Select(culture => (-1.5).ToString(CultureInfo.GetCultureInfo(culture)) + "i".ToUpper(CultureInfo.GetCultureInfo(culture)));
        Assert.Equal(["\u22121,5I", "\u22121,5I", "-1,5\u0130"], texts);
    }

    private static IReadOnlyDictionary<string, string> EmitIn(CultureInfo culture, string set)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return CompiledLayers.Compilation(set).Emit();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
