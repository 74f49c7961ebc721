using System;
using System.Collections.Generic;
using System.Linq;

namespace Translate.Networks;

/// <summary>The sample's networks.</summary>
internal static class Translators
{
    private static readonly Kind[] Kinds =
    [
        new("lstm", WritingTask.Dates, "dates", seed => Of(new DateModel(seed)), path => Of(DateModel.Load(path))),
        new("transformer", WritingTask.Dates, "dates-transformer", seed => Of(new DateTransformer(seed)), path => Of(DateTransformer.Load(path))),
        new("lstm", WritingTask.Sentences, "sentences", seed => Of(new SentenceModel(seed)), path => Of(SentenceModel.Load(path))),
        new("transformer", WritingTask.Sentences, "sentences-transformer", seed => Of(new SentenceTransformer(seed)), path => Of(SentenceTransformer.Load(path))),
    ];

    /// <summary>Kinds of networks.</summary>
    public static IReadOnlyList<string> Models { get; } = [.. Kinds.Select(kind => kind.Model).Distinct()];

    /// <summary>Names of the networks' files.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Kinds.Select(kind => kind.Name)];

    /// <summary>A network with fresh weights.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <param name="task">What it is to write.</param>
    /// <param name="seed">Seed of its weights.</param>
    public static Translator Create(string model, WritingTask task, ulong seed)
    {
        Kind kind = Kinds.Single(kind => kind.Model == model && kind.Task == task);
        return kind.Create(seed) with { Name = kind.Name };
    }

    /// <summary>A network with weights that were saved.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="System.IO.IOException">The file cannot be read.</exception>
    /// <exception cref="StaticNets.Runtime.Parameters.SafetensorsException">It is damaged, or another network's.</exception>
    public static Translator Load(string name, string path) => Kinds.Single(kind => kind.Name == name).Load(path) with { Name = name };

    private static Translator Of(DateModel network) => new()
    {
        Task = WritingTask.Dates,
        Recipe = Recipe.Recurrent,
        Description = DateModel.Description,
        CreateState = network.CreateState,
        Begin = network.Begin,
        Step = network.Step,
        Trace = network.Trace,
        Train = (batch, optimizer, loss, seed) => new DateModel.Training(network, batch, optimizer, loss, seed),
        Save = network.Save,
    };

    private static Translator Of(DateTransformer network) => new()
    {
        Task = WritingTask.Dates,
        Recipe = Recipe.Attention,
        Description = DateTransformer.Description,
        CreateState = network.CreateState,
        Begin = network.Begin,
        Step = network.Step,
        Trace = network.Trace,
        Train = (batch, optimizer, loss, seed) => new DateTransformer.Training(network, batch, optimizer, loss, seed),
        Save = network.Save,
    };

    private static Translator Of(SentenceModel network) => new()
    {
        Task = WritingTask.Sentences,
        Recipe = Recipe.Recurrent,
        Description = SentenceModel.Description,
        CreateState = network.CreateState,
        Begin = network.Begin,
        Step = network.Step,
        Trace = network.Trace,
        Train = (batch, optimizer, loss, seed) => new SentenceModel.Training(network, batch, optimizer, loss, seed),
        Save = network.Save,
    };

    private static Translator Of(SentenceTransformer network) => new()
    {
        Task = WritingTask.Sentences,
        Recipe = Recipe.Attention,
        Description = SentenceTransformer.Description,
        CreateState = network.CreateState,
        Begin = network.Begin,
        Step = network.Step,
        Trace = network.Trace,
        Train = (batch, optimizer, loss, seed) => new SentenceTransformer.Training(network, batch, optimizer, loss, seed),
        Save = network.Save,
    };

    private sealed record Kind(string Model, WritingTask Task, string Name, Func<ulong, Translator> Create, Func<string, Translator> Load);
}
