using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Rules;

/// <summary>
/// Every rule. One per kind of mistake, never one per layer; an id is never reused. Descriptors are spelled out with <c>new(...)</c>, because release
/// tracking checks category and severity only then.
/// </summary>
internal static partial class Rule
{
    private const string Help = "https://github.com/staticnets/staticnets/blob/main/docs/diagnostics/";

    /// <summary>All descriptors, by id: what the analyzer supports.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All => Descriptors.Sorted;

    // In a class of its own, so that it is filled after the static fields of this one.
    private static class Descriptors
    {
        public static readonly EquatableArray<DiagnosticDescriptor> Sorted = typeof(Rule)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .OrderBy(rule => rule.Id, System.StringComparer.Ordinal)
            .ToEquatable();
    }
}
