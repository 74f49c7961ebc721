using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Compiling;

namespace StaticNets.Generator.Tests.Mutation;

/// <summary>What became of a declaration.</summary>
internal enum Band
{
    Accepted,
    Declaration,
    Shapes,
    OnlyCSharp,
}

/// <summary>What became of one declaration, and what should not have happened to it (empty if all is well).</summary>
internal sealed record Verdict(int Index, Band Band, IReadOnlyList<string> Faults)
{
    /// <summary>The verdicts on declarations that were compiled together, each in a file and a namespace of its own.</summary>
    public static Verdict[] Of(IReadOnlyList<int> indices, Compiled compiled)
    {
        if (compiled.Run.Exception is { } exception)
        {
            return [new Verdict(indices[0], Band.OnlyCSharp, ["the generator threw " + exception])];
        }

        ILookup<int, Diagnostic> own = compiled.Own.ToLookup(Owner);
        ILookup<int, Diagnostic> source = compiled.CSharpInSource.ToLookup(Owner);
        ILookup<int, Diagnostic> emitted = compiled.CSharpInEmitted.ToLookup(Owner);
        return indices.Select(index => Of(index, own[index].ToArray(), source[index].ToArray(), emitted[index].ToArray())).ToArray();
    }

    private static Verdict Of(int index, Diagnostic[] own, Diagnostic[] source, Diagnostic[] emitted)
    {
        IEnumerable<Diagnostic> strange = own.Where(diagnostic => diagnostic.Id is "SN9001" or "AD0001" || Compiled.IsEmitted(diagnostic.Location) || !diagnostic.Location.IsInSource);

        // What C# says of the source may well show in the emitted part as well (a class without a name, a kind that differs); alone it may not.
        IEnumerable<Diagnostic> alone = own.Length == 0 && source.Length == 0 ? emitted : own.Length > 0 && source.Length == 0 ? emitted.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) : [];
        Band band = own.Any(diagnostic => diagnostic.Id.StartsWith("SN0", StringComparison.Ordinal)) ? Band.Declaration
            : own.Length > 0 ? Band.Shapes
            : source.Length > 0 || emitted.Length > 0 ? Band.OnlyCSharp
            : Band.Accepted;
        return new Verdict(index, band, strange.Concat(alone).Select(Compiled.Text).ToArray());
    }

    // Files are named Source<index>.cs; emitted ones begin with the namespace.
    private static int Owner(Diagnostic diagnostic)
    {
        Match match = Regex.Match(diagnostic.Location.SourceTree?.FilePath ?? "", @"(?:Source|[/\\]M)(\d+)\.");
        return match.Success ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : -1;
    }
}
