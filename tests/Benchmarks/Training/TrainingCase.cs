using System;
using System.Collections.Generic;
using StaticNets.Benchmarks.Contests;
using StaticNets.Benchmarks.Networks;

namespace StaticNets.Benchmarks.Training;

/// <summary>What is trained: steps of SGD on a batch. The peers know the networks by the names of their classes.</summary>
internal static class TrainingCase
{
    /// <summary>All that the table has.</summary>
    public static IReadOnlyList<Case> All { get; } =
    [
        new("MLP 784-128-10", typeof(DigitMlp), 64),
        new("LeNet-5 (relu, max)", typeof(LeNet5), 64),
        new("ResNet-18, 32x32", typeof(SmallResNet18), 16),
        new("LSTM 32-128, 64 steps", typeof(LstmClassifier), 16),
        new("encoder layer 128, 64 steps", typeof(EncoderClassifier), 16),
    ];
}
