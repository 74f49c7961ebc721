using System.Collections.Generic;
using System.Linq;
using StaticNets.Networks.Tests.Transformers.Networks;
using StaticNets.Networks.Tests.Recurrent;
using StaticNets.Training;

namespace StaticNets.Networks.Tests.Transformers;

/// <summary>The networks of make_attention.py.</summary>
internal static class AttentionNetworks
{
    private const string Folder = "attention";

    public static IReadOnlyList<TorchNetwork> All { get; } =
    [
        TorchNetwork.Of(Folder, "post_norm", PostNorm.Load, static net => net.Parameters, static (net, rows) => new PostNorm.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)),
        TorchNetwork.Of(Folder, "pre_norm", PreNorm.Load, static net => net.Parameters, static (net, rows) => new PreNorm.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)),
        TorchNetwork.Of(Folder, "translator", Translator.Load, static net => net.Parameters, static (net, rows) => new Translator.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        TorchNetwork.Of(Folder, "tied_writer", TiedWriter.Load, static net => net.Parameters, static (net, rows) => new TiedWriter.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        TorchNetwork.Of(Folder, "untied_writer", UntiedWriter.Load, static net => net.Parameters, static (net, rows) => new UntiedWriter.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        TorchNetwork.Of(Folder, "own", Own.Load, static net => net.Parameters, static (net, rows) => new Own.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)),
        TorchNetwork.Of(Folder, "causal", Causal.Load, static net => net.Parameters, static (net, rows) => new Causal.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)),
        TorchNetwork.Of(Folder, "plain", Plain.Load, static net => net.Parameters, static (net, rows) => new Plain.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)),
        TorchNetwork.Of(Folder, "other", Other.Load, static net => net.Parameters, static (net, rows) => new Other.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)),
        TorchNetwork.Of(Folder, "wider", Wider.Load, static net => net.Parameters, static (net, rows) => new Wider.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)),
        TorchNetwork.Of(Folder, "plain_wider", PlainWider.Load, static net => net.Parameters, static (net, rows) => new PlainWider.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)),
        TorchNetwork.Of(Folder, "narrow", Narrow.Load, static net => net.Parameters, static (net, rows) => new Narrow.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)),
        TorchNetwork.Of(Folder, "vision", Vision.Load, static net => net.Parameters, static (net, rows) => new Vision.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
        TorchNetwork.Of(Folder, "mixer", Mixer.Load, static net => net.Parameters, static (net, rows) => new Mixer.Training(net, rows, Still, Loss.CrossEntropy, keepGradients: true)),
    ];

    /// <summary>Networks that are not those of their files.</summary>
    public static IReadOnlyList<TorchNetwork> Wrong { get; } =
    [
        TorchNetwork.Of(Folder, "own", OtherHeads.Load, static net => net.Parameters, static (net, rows) => new OtherHeads.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)),
        TorchNetwork.Of(Folder, "causal", NotCausal.Load, static net => net.Parameters, static (net, rows) => new NotCausal.Training(net, rows, Still, Loss.MeanSquaredError, keepGradients: true)),
    ];

    public static TorchNetwork Of(string name) => All.Single(network => network.Name == name);

    private static Sgd Still => new(0);
}
