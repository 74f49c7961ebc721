using System;
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace StaticNets.TorchPeer;

/// <summary>The networks that the benchmark trains, in TorchSharp.</summary>
internal static class PeerNetworks
{
    /// <summary>A network and the shape of its input without the batch.</summary>
    public static (Module<Tensor, Tensor> Network, long[] Input) Make(string name) => name switch
    {
        "DigitMlp" => (Sequential(Linear(784, 128), ReLU(), Linear(128, 10)), [784]),
        "LeNet5" => (LeNet5(), [1, 32, 32]),
        "SmallResNet18" => (ResNet18(), [3, 32, 32]),
        "LstmClassifier" => (new LstmClassifier(), [64, 32]),
        "EncoderClassifier" => (new EncoderClassifier(), [64, 128]),
        _ => throw new ArgumentException($"There is no network {name}.", nameof(name)),
    };

    private static Module<Tensor, Tensor> LeNet5() => Sequential(
        Conv2d(1, 6, 5),
        ReLU(),
        MaxPool2d(2),
        Conv2d(6, 16, 5),
        ReLU(),
        MaxPool2d(2),
        Flatten(),
        Linear(400, 120),
        ReLU(),
        Linear(120, 84),
        ReLU(),
        Linear(84, 10));

    private static Module<Tensor, Tensor> ResNet18()
    {
        List<Module<Tensor, Tensor>> layers = [Conv2d(3, 64, 3, padding: 1, bias: false), BatchNorm2d(64), ReLU()];
        long before = 64;
        foreach ((long channels, long stride) in new[] { (64L, 1L), (128L, 2L), (256L, 2L), (512L, 2L) })
        {
            layers.Add(new Block(before, channels, stride));
            layers.Add(new Block(channels, channels, 1));
            before = channels;
        }

        layers.AddRange([AdaptiveAvgPool2d(1), Flatten(), Linear(512, 10)]);
        return Sequential(layers);
    }

    /// <summary>Two 3x3 convolutions with a connection around them.</summary>
    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> path;
        private readonly Module<Tensor, Tensor>? around;

        public Block(long before, long channels, long stride)
            : base("block")
        {
            path = Sequential(
                Conv2d(before, channels, 3, stride, 1, bias: false),
                BatchNorm2d(channels),
                ReLU(),
                Conv2d(channels, channels, 3, padding: 1, bias: false),
                BatchNorm2d(channels));
            around = stride == 1 && before == channels ? null : Sequential(Conv2d(before, channels, 1, stride, bias: false), BatchNorm2d(channels));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => (path.call(input) + (around is null ? input : around.call(input))).relu_();
    }
}
