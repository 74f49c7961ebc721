using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticNets.Generator.Declaration;

/// <summary>A project at one moment, as far as the meaning of a declaration can depend on it. Holds on to no compilation and no tree.</summary>
internal sealed class Surroundings
{
    private static readonly ConditionalWeakTable<Compilation, Surroundings> Known = new();
    private static readonly ConditionalWeakTable<object, object> Identities = new();

    private readonly object[] frame;
    private Tuple<Surroundings, Difference>? latest;

    private Surroundings(Compilation compilation, CancellationToken cancel)
    {
        frame =
        [
            compilation.AssemblyName ?? "",
            IdentityOf(compilation.Options),
            compilation is CSharpCompilation { LanguageVersion: var version } ? version : 0,
            .. compilation.References.Select(reference => IdentityOf(reference is CompilationReference project ? project.Compilation : reference)),
        ];
        Files = [.. compilation.SyntaxTrees.Select(tree => FileOutline.Of(tree, cancel))];
        Globals = string.Concat(Files.Select(file => file.Globals));
    }

    public FileOutline[] Files { get; }

    /// <summary>The global usings of all files, as text.</summary>
    public string Globals { get; }

    public static Surroundings Of(Compilation compilation, CancellationToken cancel)
    {
        if (!Known.TryGetValue(compilation, out Surroundings? surroundings))
        {
            surroundings = new Surroundings(compilation, cancel);
            surroundings = Known.GetValue(compilation, _ => surroundings);
        }

        return surroundings;
    }

    public bool Declares(string name) => Files.Any(file => file.Declared.ContainsKey(name));

    /// <summary>What has changed since an earlier moment.</summary>
    public Difference Since(Surroundings earlier)
    {
        // All networks ask with the same earlier moment: the one of the edit before.
        Tuple<Surroundings, Difference>? known = latest;
        if (known is null || !ReferenceEquals(known.Item1, earlier))
        {
            known = Tuple.Create(earlier, Compare(earlier));
            latest = known;
        }

        return known.Item2;
    }

    /// <summary>The names of a set of files under which not the same is declared as before, and the files that are no longer there.</summary>
    /// <param name="Everything">True where references, options or global usings are others: then any name may mean something else.</param>
    public sealed record Difference(bool Everything, HashSet<FileOutline> Gone, HashSet<string> Names);

    private Difference Compare(Surroundings earlier)
    {
        HashSet<FileOutline> gone = [.. earlier.Files];
        gone.ExceptWith(Files);
        if (!frame.SequenceEqual(earlier.frame) || Globals != earlier.Globals)
        {
            return new Difference(Everything: true, gone, []);
        }

        HashSet<FileOutline> before = [.. earlier.Files];
        Dictionary<string, string> old = Declarations(earlier.Files.Where(gone.Contains));
        Dictionary<string, string> now = Declarations(Files.Where(file => !before.Contains(file)));
        HashSet<string> names = [.. old.Keys.Concat(now.Keys).Where(name => !(old.TryGetValue(name, out string? was) && now.TryGetValue(name, out string? last) && was == last))];
        return new Difference(Everything: false, gone, names);
    }

    private static Dictionary<string, string> Declarations(IEnumerable<FileOutline> files)
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> declared in files.SelectMany(file => file.Declared))
        {
            all[declared.Key] = (all.TryGetValue(declared.Key, out string? others) ? others : "") + declared.Value;
        }

        return all;
    }

    // An object that is the same as long as the other is, without keeping it.
    private static object IdentityOf(object other) => Identities.GetValue(other, static _ => new object());
}
