using System;
using System.Collections.Generic;
using System.IO;
using StaticNets.Runtime.Description;
using StaticNets.Runtime.Streams;
using StaticNets.Training;

namespace CharText.Networks;

/// <summary>One of the sample's networks: what writing needs of it, and its training.</summary>
internal abstract class TextModel
{
    private const string Gru = "gru", Gpt = "gpt";

    /// <summary>What <see cref="Create"/> and <see cref="Load"/> know.</summary>
    public static IReadOnlyList<string> Names { get; } = [Gru, Gpt];

    /// <summary>One of <see cref="Names"/>.</summary>
    public abstract string Name { get; }

    /// <summary>Characters that training looks back over.</summary>
    public abstract int Steps { get; }

    /// <summary>Most characters that it can look back on; null: there is no bound.</summary>
    public abstract int? Remembers { get; }

    /// <summary>Its layers.</summary>
    public abstract NetworkDescription Description { get; }

    /// <summary>A network with fresh weights.</summary>
    /// <exception cref="ArgumentException">There is no such network.</exception>
    public static TextModel Create(string name, ulong seed) => name switch
    {
        Gru => new RecurrentText(new CharModel(seed)),
        Gpt => new AttentiveText(new GptModel(seed)),
        _ => throw new ArgumentException($"There is no network '{name}'; there are {string.Join(", ", Names)}.", nameof(name)),
    };

    /// <summary>A network with weights that were saved.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="StaticNets.Runtime.Parameters.SafetensorsException">It is damaged, or another network's.</exception>
    public static TextModel Load(string name, string path) => name == Gpt ? new AttentiveText(GptModel.Load(path)) : new RecurrentText(CharModel.Load(path));

    /// <summary>A state of so many texts side by side.</summary>
    public abstract StreamState CreateState(int rows);

    /// <summary>Takes the next character of each text; says how likely each is to follow: [rows, <see cref="CharModel.Characters"/>], before softmax.</summary>
    public abstract void Step(ReadOnlySpan<int> characters, StreamState state, Span<float> scores);

    /// <summary>A training of it, with the learning rate at its highest.</summary>
    public abstract TrainingSession Train(int batch, float rate, ulong seed);

    /// <summary>Pieces of a text to learn from.</summary>
    /// <param name="text">Numbers of its characters.</param>
    /// <param name="batch">Pieces side by side.</param>
    public abstract IDataSource Pieces(int[] text, int batch);

    /// <summary>Pieces of a text that Fit measures the loss on; null: one piece follows another, which only <see cref="Step"/> can measure.</summary>
    /// <param name="text">Numbers of its characters.</param>
    public abstract IDataSource? Unseen(int[] text);

    /// <summary>Writes the weights that were last published, as safetensors.</summary>
    public abstract void Save(string path);
}
