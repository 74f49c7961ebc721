using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Tests.Incremental;

/// <summary>Every object that is reachable from some others through fields.</summary>
internal static class ObjectGraph
{
    public static IReadOnlyCollection<object> Of(IEnumerable<object> roots)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object> open = new(roots);
        while (open.TryPop(out object? found))
        {
            if (!IsLeaf(found) && seen.Add(found))
            {
                foreach (object inner in Inner(found))
                {
                    open.Push(inner);
                }
            }
        }

        return seen;
    }

    /// <summary>Whether keeping it alive keeps a compilation, or a tree, alive.</summary>
    public static bool IsOfACompilation(object found) => found is ISymbol or Compilation or SyntaxNode or SyntaxTree or SemanticModel or Location or AttributeData;

    private static IEnumerable<object> Inner(object found) => found is Array items
        ? items.Cast<object?>().OfType<object>()
        : Fields(found.GetType()).Select(field => field.GetValue(found)).OfType<object>();

    private static IEnumerable<FieldInfo> Fields(Type? type) => type is null
        ? []
        : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Concat(Fields(type.BaseType));

    private static bool IsLeaf(object found) => found is string or MemberInfo or Delegate or Pointer || found.GetType().IsPrimitive || found.GetType().IsEnum;
}
