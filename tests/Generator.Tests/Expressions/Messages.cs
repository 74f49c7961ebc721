using System.Globalization;
using System.Linq;
using StaticNets.Generator.Graph.Expressions;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Tests.Expressions;

/// <summary>Mistakes as a person reads them.</summary>
internal static class Messages
{
    /// <summary>Id and message of a mistake; empty where there is none.</summary>
    public static string Of(Mistake? mistake) => mistake is null ? "" : Of(mistake.Rule, mistake.Arguments);

    /// <summary>Where the finding stands, its id and its message.</summary>
    public static string Of(Finding finding) =>
        Text.Join(finding.Site.Path) + (finding.Site.Argument is { } argument ? "." + argument : "") + " " + Of(finding.Rule, finding.Arguments);

    private static string Of(Microsoft.CodeAnalysis.DiagnosticDescriptor rule, EquatableArray<string> arguments) =>
        rule.Id + ": " + string.Format(CultureInfo.InvariantCulture, rule.MessageFormat.ToString(CultureInfo.InvariantCulture), arguments.Cast<object>().ToArray());
}
