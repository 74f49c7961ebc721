using System;
using System.Collections.Generic;

namespace Translate.Networks;

/// <summary>The sample's networks.</summary>
internal static class Translators
{
    private const string Lstm = "lstm", Transformer = "transformer";

    /// <summary>Kinds of networks.</summary>
    public static IReadOnlyList<string> Models { get; } = [Lstm, Transformer];

    /// <summary>Names of the networks: those for dates and those for sentences, a kind after the other.</summary>
    public static IReadOnlyList<string> Names { get; } = ["dates", "dates-transformer", "sentences", "sentences-transformer"];

    /// <summary>A network with fresh weights.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <param name="dates">Whether it is to write dates, or sentences.</param>
    /// <param name="seed">Seed of its weights.</param>
    public static Translator Create(string model, bool dates, ulong seed) => (dates, model == Transformer) switch
    {
        (true, false) => Of(new DateModel(seed)),
        (true, true) => Of(new DateTransformer(seed)),
        (false, false) => Of(new SentenceModel(seed)),
        (false, true) => Of(new SentenceTransformer(seed)),
    };

    /// <summary>A network with weights that were saved.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="System.IO.IOException">The file cannot be read.</exception>
    /// <exception cref="StaticNets.Runtime.Parameters.SafetensorsException">It is damaged, or another network's.</exception>
    public static Translator Load(string name, string path) => Array.IndexOf([.. Names], name) switch
    {
        0 => Of(DateModel.Load(path)),
        1 => Of(DateTransformer.Load(path)),
        2 => Of(SentenceModel.Load(path)),
        _ => Of(SentenceTransformer.Load(path)),
    };

    /// <summary>Translates dates.</summary>
    public static Translator Of(DateModel network) => new()
    {
        Name = Names[0],
        Space = "",
        Recipe = Recipe.Recurrent,
        Description = DateModel.Description,
        SourceSteps = DateModel.SourceSteps,
        TargetSteps = DateModel.TargetSteps,
        SourceWords = DateModel.SourceWords,
        TargetWords = DateModel.TargetWords,
        CreateState = network.CreateState,
        Begin = network.Begin,
        Step = network.Step,
        Trace = network.Trace,
        Train = (batch, optimizer, loss, seed) => new DateModel.Training(network, batch, optimizer, loss, seed),
        Save = network.Save,
    };

    /// <summary>Translates dates.</summary>
    public static Translator Of(DateTransformer network) => new()
    {
        Name = Names[1],
        Space = "",
        Recipe = Recipe.Attention,
        Description = DateTransformer.Description,
        SourceSteps = DateModel.SourceSteps,
        TargetSteps = DateModel.TargetSteps,
        SourceWords = DateModel.SourceWords,
        TargetWords = DateModel.TargetWords,
        CreateState = network.CreateState,
        Begin = network.Begin,
        Step = network.Step,
        Trace = network.Trace,
        Train = (batch, optimizer, loss, seed) => new DateTransformer.Training(network, batch, optimizer, loss, seed),
        Save = network.Save,
    };

    /// <summary>Translates short sentences.</summary>
    public static Translator Of(SentenceModel network) => new()
    {
        Name = Names[2],
        Space = " ",
        Recipe = Recipe.Recurrent,
        Description = SentenceModel.Description,
        SourceSteps = SentenceModel.SourceSteps,
        TargetSteps = SentenceModel.TargetSteps,
        SourceWords = SentenceModel.SourceWords,
        TargetWords = SentenceModel.TargetWords,
        CreateState = network.CreateState,
        Begin = network.Begin,
        Step = network.Step,
        Trace = network.Trace,
        Train = (batch, optimizer, loss, seed) => new SentenceModel.Training(network, batch, optimizer, loss, seed),
        Save = network.Save,
    };

    /// <summary>Translates short sentences.</summary>
    public static Translator Of(SentenceTransformer network) => new()
    {
        Name = Names[3],
        Space = " ",
        Recipe = Recipe.Attention,
        Description = SentenceTransformer.Description,
        SourceSteps = SentenceModel.SourceSteps,
        TargetSteps = SentenceModel.TargetSteps,
        SourceWords = SentenceModel.SourceWords,
        TargetWords = SentenceModel.TargetWords,
        CreateState = network.CreateState,
        Begin = network.Begin,
        Step = network.Step,
        Trace = network.Trace,
        Train = (batch, optimizer, loss, seed) => new SentenceTransformer.Training(network, batch, optimizer, loss, seed),
        Save = network.Save,
    };
}
