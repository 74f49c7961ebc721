using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Networks.Tests.Recurrent.Networks;
using StaticNets.Runtime.Parameters;
using StaticNets.Training;

namespace StaticNets.Networks.Tests.Recurrent;

/// <summary>A network of make_recurrent.py or make_attention.py and the one that is compiled of its declaration.</summary>
/// <param name="Folder">The file's folder.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Load">Reads the weights as PyTorch saved them, lets somebody change them, and begins a training that changes nothing.</param>
internal sealed record TorchNetwork(string Folder, string Name, Func<string, int, Action<ParameterSet>, (ParameterSet Parameters, TrainingSession Session)> Load)
{
    /// <summary>The second output of inference, where there is one: its name, and a pass.</summary>
    public (string Name, Action<string, TorchFile, float[], float[]> Pass)? Second { get; init; }

    public static IReadOnlyList<TorchNetwork> All { get; } =
    [
        Of("recurrent", "lstm_tagger", LstmTagger.Load, static net => net.Parameters, static (net, rows) => new LstmTagger.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        Of("recurrent", "gru_tagger", GruTagger.Load, static net => net.Parameters, static (net, rows) => new GruTagger.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        Of("recurrent", "tanh_tagger", TanhTagger.Load, static net => net.Parameters, static (net, rows) => new TanhTagger.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        Of("recurrent", "relu_tagger", ReluTagger.Load, static net => net.Parameters, static (net, rows) => new ReluTagger.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        Of("recurrent", "plain_tagger", PlainTagger.Load, static net => net.Parameters, static (net, rows) => new PlainTagger.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        Of("recurrent", "lstm_last", LstmLast.Load, static net => net.Parameters, static (net, rows) => new LstmLast.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        Of("recurrent", "gru_last", GruLast.Load, static net => net.Parameters, static (net, rows) => new GruLast.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        Of("recurrent", "rnn_last", RnnLast.Load, static net => net.Parameters, static (net, rows) => new RnnLast.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        Of("recurrent", "lstm_mean", LstmMean.Load, static net => net.Parameters, static (net, rows) => new LstmMean.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        Of("recurrent", "gru_mean", GruMean.Load, static net => net.Parameters, static (net, rows) => new GruMean.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        Of("recurrent", "lstm_translator", LstmTranslator.Load, static net => net.Parameters, static (net, rows) => new LstmTranslator.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        Of("recurrent", "gru_translator", GruTranslator.Load, static net => net.Parameters, static (net, rows) => new GruTranslator.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        Of("recurrent", "rnn_translator", RnnTranslator.Load, static net => net.Parameters, static (net, rows) => new RnnTranslator.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        Of("recurrent", "lstm_states", LstmStates.Load, static net => net.Parameters, static (net, rows) => new LstmStates.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)) with
        {
            Second = ("state", static (path, file, y, state) => LstmStates.Load(path).Forward(file.Floats("in.input"), file.Integers("in.lengths"), y, state)),
        },
        Of("recurrent", "gru_states", GruStates.Load, static net => net.Parameters, static (net, rows) => new GruStates.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)) with
        {
            Second = ("state", static (path, file, y, state) => GruStates.Load(path).Forward(file.Floats("in.input"), file.Integers("in.lengths"), y, state)),
        },
        Of("recurrent", "lstm_begun", LstmBegun.Load, static net => net.Parameters, static (net, rows) => new LstmBegun.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)),
        Of("recurrent", "gru_begun", GruBegun.Load, static net => net.Parameters, static (net, rows) => new GruBegun.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)),
        Of("recurrent", "lstm_reverse", LstmReverse.Load, static net => net.Parameters, static (net, rows) => new LstmReverse.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)) with
        {
            Second = ("sequence", static (path, file, y, sequence) => LstmReverse.Load(path).Forward(file.Floats("in.input"), file.Integers("in.lengths"), y, sequence)),
        },
        Of("recurrent", "gru_reverse", GruReverse.Load, static net => net.Parameters, static (net, rows) => new GruReverse.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)) with
        {
            Second = ("sequence", static (path, file, y, sequence) => GruReverse.Load(path).Forward(file.Floats("in.input"), file.Integers("in.lengths"), y, sequence)),
        },
        Of("recurrent", "two_readers", TwoReaders.Load, static net => net.Parameters, static (net, rows) => new TwoReaders.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)) with
        {
            Second = ("state", static (path, file, y, state) => TwoReaders.Load(path).Forward(file.Floats("in.input"), file.Integers("in.lengths"), y, state)),
        },
        Of("recurrent", "siamese", Siamese.Load, static net => net.Parameters, static (net, rows) => new Siamese.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        Of("recurrent", "one_to_many", OneToMany.Load, static net => net.Parameters, static (net, rows) => new OneToMany.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)),
    ];

    public static TorchNetwork Of(string name) => All.Single(network => network.Name == name);

    private static Sgd Still => new(0);

    public static TorchNetwork Of<T>(string folder, string name, Func<string, T> load, Func<T, ParameterSet> parameters, Func<T, int, TrainingSession> train) => new(folder, name, (path, rows, change) =>
    {
        T network = load(path);
        change(parameters(network));
        return (parameters(network), train(network, rows));
    });

    public override string ToString() => Name;
}
