using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Benchmarks.Networks;
using StaticNets.Zoo;

namespace StaticNets.Benchmarks.Contests;

/// <summary>A network and a batch that are measured.</summary>
/// <param name="Name">As the table has it.</param>
/// <param name="Network">Its class.</param>
/// <param name="Batch">Samples of a run.</param>
internal sealed record Case(string Name, Type Network, int Batch = 1)
{
    /// <summary>All that the table has, from small to large.</summary>
    public static IReadOnlyList<Case> All { get; } =
    [
        new("MLP 4-16-3", typeof(TinyMlp)),
        new("MLP 784-128-10", typeof(DigitMlp)),
        new("LeNet-5 (relu, max)", typeof(Networks.LeNet5)),
        new("LeNet-5, batch 32", typeof(Networks.LeNet5), 32),
        new("NIN", typeof(NinWithoutCeil)),
        new("AlexNet", typeof(AlexNet)),
        new("VGG-16", typeof(Vgg16)),
        new("GoogLeNet", typeof(GoogLeNetInference)),
        new("Inception v3", typeof(InceptionV3Inference)),
        new("ResNet-18", typeof(ResNet18)),
        new("ResNet-50", typeof(ResNet50)),
        new("DenseNet-121", typeof(DenseNet121)),
        new("MobileNet v1", typeof(MobileNetV1)),
        new("MobileNet v2", typeof(MobileNetV2)),
    ];

    /// <summary>One step of recurrent networks, and sequences of 64 steps.</summary>
    public static IReadOnlyList<Case> Recurrent { get; } =
    [
        new("LSTM 1 -> 8, a step", typeof(Lstm8)) { Steps = true },
        new("LSTM 1 -> 16, a step", typeof(Lstm16)) { Steps = true },
        new("GRU 1 -> 64, a step", typeof(Gru64)) { Steps = true },
        new("LSTM 96 -> 128 -> 96, a step", typeof(CharacterLstm)) { Steps = true },
        new("LSTM 32 -> 128, 64 steps", typeof(SequenceLstm)),
        new("GRU 32 -> 128, 64 steps", typeof(SequenceGru)),
        new("RNN 32 -> 128, 64 steps", typeof(SequenceRnn)),
    ];

    /// <summary>Networks of attention and perceptrons.</summary>
    public static IReadOnlyList<Case> Attention { get; } =
    [
        new("encoder layer, d = 128, T = 64", typeof(EncoderOnce)),
        new("Transformer base, 32 and 32 steps", typeof(TransformerPlain)),
        new("ViT-Ti/16", typeof(ViTTi16)),
        new("ViT-B/16", typeof(ViTB16)),
        new("Mixer-S/16", typeof(MixerS16)),
        new("Mixer-B/16", typeof(MixerB16)),
    ];

    /// <summary>All that are measured in inference.</summary>
    public static IReadOnlyList<Case> Everything { get; } = [.. All, .. Recurrent, .. Attention];

    /// <summary>Whether the network takes one step after the other. The other side takes each as a sequence of its own, which is a little less than it would have to do: it carries no state.</summary>
    public bool Steps { get; init; }

    /// <summary>Those whose name begins with one of the texts, upper or lower case, spaces and dashes aside; all, where there are none.</summary>
    /// <param name="names">The texts.</param>
    /// <param name="among">The cases; without them, those of inference.</param>
    public static IReadOnlyList<Case> Matching(IReadOnlyList<string> names, IReadOnlyList<Case>? among = null) =>
        [.. (among ?? All).Where(one => names.Count == 0 || names.Any(name => Plain(one.Name).StartsWith(Plain(name), StringComparison.OrdinalIgnoreCase)))];

    private static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit)]);
}
