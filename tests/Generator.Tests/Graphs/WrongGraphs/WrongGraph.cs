using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Tests.Blocks;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Graphs.WrongGraphs;

/// <summary>A source with one mistake, marked where its diagnostic belongs: <c>{|SN0022:"a"|}</c>.</summary>
/// <param name="Name">What is wrong, in words.</param>
/// <param name="Library">Source of a library that it references; null for none.</param>
/// <param name="Generated">False for a library that was built without the generator.</param>
internal sealed record WrongGraph(string Name, string Source, string? Library = null, bool Generated = true)
{
    /// <summary>Compiles it, holds the one diagnostic against the mark, and describes it for a snapshot.</summary>
    public string Check()
    {
        Marked marked = Marked.Of(Source);
        Compiled compiled = Compiled.Of(Compilation(marked.Source));
        Diagnostic[] found = compiled.Own.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToArray();
        Assert.True(
            marked.Marks.Count == 1 && marked.Marks.SequenceEqual(found.Select(diagnostic => (diagnostic.Id, Spanned(diagnostic.Location), diagnostic.Location.SourceSpan.Start))),
            Name + ":\n" + string.Join("\n", found.Select(Described)));
        Assert.Null(compiled.Run.Exception);
        Assert.Empty(compiled.CSharp.Select(Compiled.Text));
        return "# " + Name + "\n" + Described(found[0]);
    }

    private CSharpCompilation Compilation(string source)
    {
        CSharpCompilation compilation = Compilations.Of(source);
        return Library is null ? compilation : compilation.AddReferences(Declarations.Library("Blocks", Library, Generated));
    }

    private static string Described(Diagnostic diagnostic)
    {
        StringBuilder text = new(diagnostic.Id + " at " + Spanned(diagnostic.Location));
        foreach (Location further in diagnostic.AdditionalLocations)
        {
            text.Append(", with ").Append(Spanned(further));
        }

        return text.Append('\n').Append(diagnostic.GetMessage(CultureInfo.InvariantCulture)).Append('\n').ToString();
    }

    private static string Spanned(Location location) => location.SourceTree?.GetText().ToString(location.SourceSpan) ?? "(nowhere)";
}
