using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CharText.Data;
using CharText.Networks;
using CharText.Writing;
using Xunit;

namespace StaticNets.Networks.Tests.CharTexts;

public class WritingTests
{
    private readonly CharModel network = new(seed: 2);

    /// <summary>128 characters are 64 pieces of two: Forward foretells the second of each from the first.</summary>
    [Fact]
    public void The_loss_of_a_text_is_that_of_its_definition()
    {
        int[] text = [.. Enumerable.Range(0, 2 * CharModel.Steps).Select(i => i * i % 29)];
        float[] scores = new float[CharModel.OutputLength];

        double loss = Listener.Loss(new RecurrentText(network), text);

        double expected = Enumerable.Range(0, 64).Average(piece =>
        {
            int[] window = new int[CharModel.Steps];
            window[0] = text[piece];
            network.Forward(window, scores);
            float[] first = scores[..CharModel.Characters];
            return Math.Log(first.Sum(score => Math.Exp(score))) - first[text[piece + 1]];
        });
        Assert.Equal(expected, loss, 1e-5);
    }

    [Fact]
    public void Writing_begins_with_the_prompt_and_repeats_itself_by_seed()
    {
        Assert.StartsWith("abc", Text("abc", seed: 1));
        Assert.Equal(103, Text("abc", seed: 1).TrimEnd('\n').Length);
        Assert.Equal(Text("abc", seed: 1), Text("abc", seed: 1));
        Assert.NotEqual(Text("abc", seed: 1), Text("abc", seed: 2));
    }

    /// <summary>The GPT writes what Forward over its window says: after 128 characters it begins again with the last 64.</summary>
    [Fact]
    public void What_can_look_back_so_far_only_begins_again_with_the_later_half()
    {
        const string Letters = "abcdefgh";
        GptModel gpt = new(seed: 3);
        Alphabet alphabet = Alphabet.Of(Letters);
        using StringWriter written = new();
        new Writer(new AttentiveText(gpt), alphabet).Write(written, "ab", length: 200, temperature: 0, seed: 1);

        float[] scores = new float[GptModel.OutputLength];
        List<int> window = [.. alphabet.Numbers("ab")];
        string expected = "ab";
        for (int i = 0; i < 200; i++)
        {
            gpt.Forward([.. window, .. new int[GptModel.Steps - window.Count]], scores);
            int next = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(scores.AsSpan((window.Count - 1) * CharModel.Characters, Letters.Length));
            expected += alphabet[next];
            if (window.Count == GptModel.Steps)
            {
                window.RemoveRange(0, GptModel.Steps / 2);
            }

            window.Add(next);
        }

        Assert.Equal(expected, written.ToString().TrimEnd());
    }

    [Fact]
    public void A_prompt_of_characters_that_were_never_learned_is_refused() =>
        Assert.Contains("'x'", Assert.Throws<InvalidDataException>(() => Text("ax", seed: 1)).Message);

    private string Text(string prompt, ulong seed)
    {
        using StringWriter text = new();
        new Writer(new RecurrentText(network), Alphabet.Of("abc ")).Write(text, prompt, length: 100, temperature: 1, seed);
        return text.ToString().ReplaceLineEndings("\n");
    }
}
