using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Rules;
using Xunit;

namespace StaticNets.Generator.Tests.Rules;

/// <summary>Descriptors, release table, table of the docs and pages say the same.</summary>
public class RuleTests
{
    private static readonly string Pages = Path.Combine(Repository.Root, "docs", "diagnostics");

    [Fact]
    public void Every_static_field_is_listed_once_and_no_id_is_used_twice()
    {
        Assert.Equal(typeof(Rule).GetFields().Count(field => field.FieldType == typeof(DiagnosticDescriptor)), Rule.All.Count);
        Assert.Empty(Twice(Rule.All.Select(rule => rule.Id)));
        Assert.All(Rule.All, rule => Assert.Matches("^SN[0-9]{4}$", rule.Id));
    }

    [Fact]
    public void The_check_for_doubles_finds_one() => Assert.Equal(["SN0001"], Twice(["SN0001", "SN0002", "SN0001"]));

    [Fact]
    public void Errors_cannot_be_configured_away_and_messages_say_where() => Assert.All(Rule.All, rule =>
    {
        Assert.Contains("{0}", Format(rule));
        Assert.True(rule.DefaultSeverity != DiagnosticSeverity.Error || rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable), rule.Id);
        Assert.EndsWith("/docs/diagnostics/" + rule.Id + ".md", rule.HelpLinkUri);
    });

    [Fact]
    public void A_message_uses_all_arguments_up_to_its_highest() => Assert.All(Rule.All, rule =>
    {
        int[] used = Regex.Matches(Format(rule), @"\{(\d)\}").Select(match => match.Groups[1].Value[0] - '0').Distinct().Order().ToArray();
        Assert.Equal(Enumerable.Range(0, used.Length), used);
    });

    [Fact]
    public void Every_rule_has_a_page_with_its_id_an_example_or_a_way_out()
    {
        Assert.Equal(Rule.All.Select(rule => rule.Id + ".md"), Directory.GetFiles(Pages, "SN*.md").Select(Path.GetFileName).Order(System.StringComparer.Ordinal));
        Assert.All(Rule.All, rule =>
        {
            string[] lines = File.ReadAllLines(Path.Combine(Pages, rule.Id + ".md"));
            Assert.Equal("# " + rule.Id + ": " + rule.Title, lines[0], ignoreCase: true);
            Assert.True(lines.Count(line => line.Length > 0) >= 3, rule.Id + " has no explanation and way out");
        });
    }

    [Fact]
    public void The_table_of_the_docs_has_a_row_for_each_rule()
    {
        IEnumerable<string> rows = Repository.Read("docs/diagnostics/README.md").Split('\n').Where(line => line.StartsWith("| [SN", System.StringComparison.Ordinal));
        Assert.Equal(Rule.All.Select(Row), rows);
    }

    [Fact]
    public void The_release_table_has_a_row_for_each_rule()
    {
        string released = Repository.Read("src/Generator/AnalyzerReleases.Shipped.md") + Repository.Read("src/Generator/AnalyzerReleases.Unshipped.md");
        IEnumerable<string> rows = released.Split('\n').Where(line => line.StartsWith("SN", System.StringComparison.Ordinal));
        Assert.Equal(Rule.All.Select(rule => $"{rule.Id} | {rule.Category} | {(rule.IsEnabledByDefault ? rule.DefaultSeverity : "Disabled")} | [Documentation](docs/diagnostics/{rule.Id}.md)"), rows.Order(System.StringComparer.Ordinal));
    }

    private static string Row(DiagnosticDescriptor rule) => $"| [{rule.Id}]({rule.Id}.md) | {Severity(rule)} | {rule.Title} |";

    // What Roslyn calls Info and Hidden the docs call advice and hint.
    private static string Severity(DiagnosticDescriptor rule) => rule.DefaultSeverity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "advice",
        _ => "hint",
    };

    private static string Format(DiagnosticDescriptor rule) => rule.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Twice(IEnumerable<string> ids) => ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key);
}
