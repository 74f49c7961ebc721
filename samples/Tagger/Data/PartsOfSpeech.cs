using System;
using System.Collections.Generic;

namespace Tagger.Data;

/// <summary>The parts of speech of Universal Dependencies (de Marneffe, Manning, Nivre, Zeman 2021), https://universaldependencies.org/u/pos.</summary>
internal static class PartsOfSpeech
{
    private static readonly string[] All = ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names => All;

    /// <summary>The number of one; -1: there is none of that name.</summary>
    public static int Number(string name) => Array.IndexOf(All, name);
}
