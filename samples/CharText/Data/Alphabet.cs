using System.Collections.Generic;
using System.IO;
using System.Linq;
using CharText.Networks;

namespace CharText.Data;

/// <summary>The characters of a text, each with its number: at most 96. Where a text has more, the rarest are all read as one sign.</summary>
internal sealed class Alphabet
{
    /// <summary>What stands for characters that it does not know.</summary>
    public const char Other = '\uFFFD';

    private readonly char[] characters;
    private readonly Dictionary<char, int> numbers;

    private Alphabet(IEnumerable<char> characters)
    {
        this.characters = [.. characters];
        numbers = this.characters.Select((character, number) => (character, number)).ToDictionary(pair => pair.character, pair => pair.number);
    }

    /// <summary>How many characters it knows.</summary>
    public int Count => characters.Length;

    /// <summary>The character of a number; <see cref="Other"/> beyond the last.</summary>
    public char this[int number] => number < characters.Length ? characters[number] : Other;

    /// <summary>The characters of a text, in the order of their code points.</summary>
    public static Alphabet Of(string text)
    {
        char[] known = [.. text.Where(character => !IsStrange(character)).CountBy(character => character).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => pair.Key)];
        bool all = known.Length <= CharModel.Characters && !text.Any(IsStrange);
        return new Alphabet((all ? known : [.. known.Take(CharModel.Characters - 1), Other]).Order());
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The file is another one.</exception>
    public static Alphabet Load(string path)
    {
        string text = File.ReadAllText(path);
        return text.Length is > 0 and <= CharModel.Characters && text.Distinct().Count() == text.Length
            ? new Alphabet(text)
            : throw new InvalidDataException($"{path} holds no alphabet: it should have 1 to {CharModel.Characters} different characters, and has {text.Length}, {text.Distinct().Count()} of them different.");
    }

    /// <summary>Writes its characters, one after the other.</summary>
    public void Save(string path) => File.WriteAllText(path, new string(characters));

    /// <summary>Whether it knows the character.</summary>
    public bool Knows(char character) => numbers.ContainsKey(character);

    /// <summary>The numbers of a text.</summary>
    public int[] Numbers(string text)
    {
        int other = numbers.GetValueOrDefault(Other, 0);
        int[] result = new int[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            result[i] = numbers.GetValueOrDefault(text[i], other);
        }

        return result;
    }

    // Halves of a character are none, and cannot be saved.
    private static bool IsStrange(char character) => character == Other || char.IsSurrogate(character);
}
