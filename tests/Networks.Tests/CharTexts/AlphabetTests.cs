using System.IO;
using System.Linq;
using CharText.Data;
using CharText.Networks;
using StaticNets.Networks.Tests.Digits;
using Xunit;

namespace StaticNets.Networks.Tests.CharTexts;

public class AlphabetTests
{
    [Fact]
    public void Every_character_has_a_number_and_goes_back_to_itself()
    {
        Alphabet alphabet = Alphabet.Of("hello, world\n");

        int[] numbers = alphabet.Numbers("old world");

        Assert.Equal("old world", string.Concat(numbers.Select(number => alphabet[number])));
        Assert.Equal(10, alphabet.Count);
        Assert.Equal('\n', alphabet[0]);
        Assert.False(alphabet.Knows('x'));
    }

    [Fact]
    public void The_rarest_of_too_many_characters_are_read_as_one_sign()
    {
        string common = new([.. Enumerable.Range(0, CharModel.Characters - 1).Select(i => (char)('0' + i))]);

        Alphabet alphabet = Alphabet.Of(common + common + "éü\U0001F600");

        Assert.Equal(CharModel.Characters, alphabet.Count);
        Assert.True(common.All(alphabet.Knows));
        Assert.Equal($"0{Alphabet.Other}{Alphabet.Other}{Alphabet.Other}", string.Concat(alphabet.Numbers("0é\U0001F600").Select(number => alphabet[number])));
    }

    [Fact]
    public void A_saved_alphabet_is_loaded_and_another_file_refused()
    {
        using TemporaryFolder folder = new();
        Alphabet alphabet = Alphabet.Of("a b\nc é\U0001F600");

        alphabet.Save(folder["a"]);
        File.WriteAllText(folder["b"], "aa");

        Assert.Equal(Enumerable.Range(0, alphabet.Count).Select(i => alphabet[i]), Enumerable.Range(0, alphabet.Count).Select(i => Alphabet.Load(folder["a"])[i]));
        Assert.Contains("no alphabet", Assert.Throws<InvalidDataException>(() => Alphabet.Load(folder["b"])).Message);
    }
}
