using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Declaration;

/// <summary>
/// What was read of the classes of a file, kept as long as the file's tree is, with what it depends on. Reading is what costs: C# binds every attribute of a class
/// anew for each edit anywhere in the project.
/// </summary>
internal static class Kept<T>
    where T : class
{
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<int, Entry>> Trees = new();

    /// <summary>The record of the class that begins at <paramref name="start"/>: the one read before where that still holds.</summary>
    public static T? Get(SyntaxTree tree, int start, Compilation compilation, Func<Dependencies, T?> read, CancellationToken cancel)
    {
        ConcurrentDictionary<int, Entry> entries = Trees.GetValue(tree, static _ => new ConcurrentDictionary<int, Entry>());
        Surroundings now = Surroundings.Of(compilation, cancel);
        if (entries.TryGetValue(start, out Entry? entry) && entry.Dependencies.Hold(now))
        {
            entry.Dependencies = entry.Dependencies.At(now);
            return entry.Value;
        }

        Dependencies dependencies = new(now);
        T? value = read(dependencies);
        entries[start] = new Entry(value, dependencies);
        return value;
    }

    private sealed class Entry(T? value, Dependencies dependencies)
    {
        public T? Value { get; } = value;

        /// <summary>Immutable once it is here: two threads may put one in its place, and both are right.</summary>
        public Dependencies Dependencies { get; set; } = dependencies;
    }
}
