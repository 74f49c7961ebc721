using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Xunit;

namespace StaticNets.Generator.Tests.Compiling;

/// <summary>A source with its expected diagnostics in it: <c>{|SN1001:F = 5|}</c>.</summary>
internal sealed record Marked(string Source, IReadOnlyList<(string Id, string Text, int Start)> Marks)
{
    public static Marked Of(string text)
    {
        StringBuilder source = new();
        List<(string, string, int)> marks = [];
        int at = 0;
        for (int open = text.IndexOf("{|"); open >= 0; open = text.IndexOf("{|", at))
        {
            source.Append(text, at, open - at);
            int colon = text.IndexOf(':', open);
            int close = text.IndexOf("|}", colon);
            marks.Add((text[(open + 2)..colon], text[(colon + 1)..close], source.Length));
            source.Append(text, colon + 1, close - colon - 1);
            at = close + 2;
        }

        return new Marked(source.Append(text, at, text.Length - at).ToString(), marks);
    }

    /// <summary>Our diagnostics are those marked, at those places and no other, with these messages (in order of place); C# has nothing to say.</summary>
    public static Compiled Check(string text, params string[] messages) => Check(text, errorsOfCSharp: [], messages);

    public static Compiled Check(string text, string[] errorsOfCSharp, params string[] messages)
    {
        Marked marked = Of(text);
        Compiled compiled = Compiled.Of(marked.Source);
        Diagnostic[] found = compiled.Own.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, System.StringComparer.Ordinal).ToArray();
        Assert.Equal(marked.Marks, found.Select(diagnostic => (diagnostic.Id, Spanned(diagnostic), diagnostic.Location.SourceSpan.Start)));
        Assert.Equal(messages, found.Take(messages.Length).Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Null(compiled.Run.Exception);
        Assert.Equal(errorsOfCSharp, compiled.CSharp.Select(diagnostic => diagnostic.Id).Distinct().Order(System.StringComparer.Ordinal));
        return compiled;
    }

    private static string Spanned(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "(nowhere)";
}
