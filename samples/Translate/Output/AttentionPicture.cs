using System;
using System.Linq;
using Reporting;
using Translate.Data;
using Translate.Networks;
using Words;

namespace Translate.Output;

/// <summary>Draws which words a layer looks at while it reads or writes.</summary>
internal static class AttentionPicture
{
    /// <summary>Writes a PNG: a map for each head, with a row for each word that looks and a column for each that is looked at.</summary>
    /// <param name="path">File to create or replace.</param>
    /// <param name="translator">The network.</param>
    /// <param name="layer">Path of an attention layer.</param>
    /// <param name="pair">What is read, and what was written.</param>
    /// <param name="source">Words that the network reads.</param>
    /// <param name="target">Words that it writes.</param>
    /// <exception cref="ArgumentException">There is no such layer; says which there are.</exception>
    public static void Write(string path, Translator translator, string layer, Pair pair, Vocabulary source, Vocabulary target)
    {
        int[] read = new int[translator.Task.SourceSteps], given = new int[translator.Task.TargetSteps];
        int length = source.Write(pair.Source, read);
        given[0] = Vocabulary.Begin;
        int written = target.Write(pair.Target, given.AsSpan(1));
        AttentionRecord record = new(layer);
        translator.Trace(read, [length], given, record);

        // Sequences that are read and those that are written have not the same number of steps. What a decoder looks from is the word that it is about to write, behind the last the end.
        string[] reading = [.. pair.Source], writing = [.. pair.Target.Take(written), "(end)"], known = ["(begin)", .. pair.Target.Take(written)];
        string[] rows = record.Shape.Steps == translator.Task.SourceSteps ? reading : writing;
        string[] columns = record.Shape.Memory == translator.Task.SourceSteps ? reading : known;
        HeatMaps.Write(path, $"{layer}: {string.Join(' ', pair.Source)} -> {string.Join(translator.Task.Space, pair.Target)}", record.Maps(rows.Length, columns.Length), rows, columns);
    }
}
