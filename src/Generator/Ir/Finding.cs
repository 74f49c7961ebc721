using Microsoft.CodeAnalysis;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>A mistake (or advice): which rule, where, and the numbers of its message.</summary>
internal sealed record Finding(DiagnosticDescriptor Rule, Site Site, EquatableArray<string> Arguments);
