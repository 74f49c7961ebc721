using System;
using System.Collections.Generic;
using System.Linq;
using Copies = StaticNets.Zoo.ExactCopies;

namespace StaticNets.Zoo.Tests.Zoo;

/// <summary>Every network of the Zoo.</summary>
public static class ZooNetworks
{
    /// <summary>In the order of the field's history.</summary>
    public static IReadOnlyList<ZooNetwork> All { get; } =
    [
        new("LeNet5", [1, 32, 32], LeNet5.OutputLength, LeNet5.ParameterCount, LeNet5.MultiplyAdds, path => LeNet5.Load(path).Forward),
        new("AlexNet", [3, 224, 224], AlexNet.OutputLength, AlexNet.ParameterCount, AlexNet.MultiplyAdds, path => AlexNet.Load(path).Forward),
        new("AlexNetBatchNorm", [3, 224, 224], AlexNetBatchNorm.OutputLength, AlexNetBatchNorm.ParameterCount, AlexNetBatchNorm.MultiplyAdds, path => AlexNetBatchNorm.Load(path).Forward),
        new("AlexNet2012", [3, 227, 227], AlexNet2012.OutputLength, AlexNet2012.ParameterCount, AlexNet2012.MultiplyAdds, path => AlexNet2012.Load(path).Forward),
        new("NetworkInNetwork", [3, 224, 224], NetworkInNetwork.OutputLength, NetworkInNetwork.ParameterCount, NetworkInNetwork.MultiplyAdds, path => NetworkInNetwork.Load(path).Forward),
        new("Vgg16", [3, 224, 224], Vgg16.OutputLength, Vgg16.ParameterCount, Vgg16.MultiplyAdds, path => Vgg16.Load(path).Forward),
        new("Vgg19", [3, 224, 224], Vgg19.OutputLength, Vgg19.ParameterCount, Vgg19.MultiplyAdds, path => Vgg19.Load(path).Forward),
        new("GoogLeNet", [3, 224, 224], GoogLeNet.OutputLength, GoogLeNet.ParameterCount, GoogLeNet.MultiplyAdds, path => GoogLeNet.Load(path).Forward),
        new("GoogLeNetInference", [3, 224, 224], GoogLeNetInference.OutputLength, GoogLeNetInference.ParameterCount, GoogLeNetInference.MultiplyAdds, path => GoogLeNetInference.Load(path).Forward),
        new("BatchNormInception", [3, 224, 224], BatchNormInception.OutputLength, BatchNormInception.ParameterCount, BatchNormInception.MultiplyAdds, path => BatchNormInception.Load(path).Forward),
        new("InceptionV3", [3, 299, 299], InceptionV3.OutputLength, InceptionV3.ParameterCount, InceptionV3.MultiplyAdds, path => InceptionV3.Load(path).Forward),
        new("InceptionV3Inference", [3, 299, 299], InceptionV3Inference.OutputLength, InceptionV3Inference.ParameterCount, InceptionV3Inference.MultiplyAdds, path => InceptionV3Inference.Load(path).Forward),
        new("InceptionV4", [3, 299, 299], InceptionV4.OutputLength, InceptionV4.ParameterCount, InceptionV4.MultiplyAdds, path => InceptionV4.Load(path).Forward),
        new("ResNet18", [3, 224, 224], ResNet18.OutputLength, ResNet18.ParameterCount, ResNet18.MultiplyAdds, path => ResNet18.Load(path).Forward),
        new("ResNet34", [3, 224, 224], ResNet34.OutputLength, ResNet34.ParameterCount, ResNet34.MultiplyAdds, path => ResNet34.Load(path).Forward),
        new("ResNet50", [3, 224, 224], ResNet50.OutputLength, ResNet50.ParameterCount, ResNet50.MultiplyAdds, path => ResNet50.Load(path).Forward),
        new("ResNet101", [3, 224, 224], ResNet101.OutputLength, ResNet101.ParameterCount, ResNet101.MultiplyAdds, path => ResNet101.Load(path).Forward),
        new("ResNet152", [3, 224, 224], ResNet152.OutputLength, ResNet152.ParameterCount, ResNet152.MultiplyAdds, path => ResNet152.Load(path).Forward),
        new("DenseNet121", [3, 224, 224], DenseNet121.OutputLength, DenseNet121.ParameterCount, DenseNet121.MultiplyAdds, path => DenseNet121.Load(path).Forward),
        new("DenseNet161", [3, 224, 224], DenseNet161.OutputLength, DenseNet161.ParameterCount, DenseNet161.MultiplyAdds, path => DenseNet161.Load(path).Forward),
        new("DenseNet169", [3, 224, 224], DenseNet169.OutputLength, DenseNet169.ParameterCount, DenseNet169.MultiplyAdds, path => DenseNet169.Load(path).Forward),
        new("DenseNet201", [3, 224, 224], DenseNet201.OutputLength, DenseNet201.ParameterCount, DenseNet201.MultiplyAdds, path => DenseNet201.Load(path).Forward),
        new("DenseNetBC100", [3, 32, 32], DenseNetBC100.OutputLength, DenseNetBC100.ParameterCount, DenseNetBC100.MultiplyAdds, path => DenseNetBC100.Load(path).Forward),
        new("MobileNetV1", [3, 224, 224], MobileNetV1.OutputLength, MobileNetV1.ParameterCount, MobileNetV1.MultiplyAdds, path => MobileNetV1.Load(path).Forward),
        new("MobileNetV2", [3, 224, 224], MobileNetV2.OutputLength, MobileNetV2.ParameterCount, MobileNetV2.MultiplyAdds, path => MobileNetV2.Load(path).Forward),
        new("MobileNetV3Large", [3, 224, 224], MobileNetV3Large.OutputLength, MobileNetV3Large.ParameterCount, MobileNetV3Large.MultiplyAdds, path => MobileNetV3Large.Load(path).Forward),
        new("ViTTi16", [3, 224, 224], ViTTi16.OutputLength, ViTTi16.ParameterCount, ViTTi16.MultiplyAdds, path => ViTTi16.Load(path).Forward),
        new("ViTS16", [3, 224, 224], ViTS16.OutputLength, ViTS16.ParameterCount, ViTS16.MultiplyAdds, path => ViTS16.Load(path).Forward),
        new("ViTB16", [3, 224, 224], ViTB16.OutputLength, ViTB16.ParameterCount, ViTB16.MultiplyAdds, path => ViTB16.Load(path).Forward),
        new("ViTL16", [3, 224, 224], ViTL16.OutputLength, ViTL16.ParameterCount, ViTL16.MultiplyAdds, path => ViTL16.Load(path).Forward),
        new("MixerS16", [3, 224, 224], MixerS16.OutputLength, MixerS16.ParameterCount, MixerS16.MultiplyAdds, path => MixerS16.Load(path).Forward),
        new("MixerB16", [3, 224, 224], MixerB16.OutputLength, MixerB16.ParameterCount, MixerB16.MultiplyAdds, path => MixerB16.Load(path).Forward),
        new("TransformerBase", [2, 32, 512], TransformerBase.OutputLength, TransformerBase.ParameterCount, TransformerBase.MultiplyAdds, BothSides),
        new("Gpt", [256, 65], Gpt.OutputLength, Gpt.ParameterCount, Gpt.MultiplyAdds, Tokens),
    ];

    /// <summary>One of each family, the ones that every run computes.</summary>
    public static IReadOnlyList<string> Families { get; } =
    [
        "LeNet5", "AlexNet", "NetworkInNetwork", "Vgg16", "GoogLeNet", "BatchNormInception", "InceptionV3", "ResNet18", "ResNet50",
        "DenseNet121", "DenseNetBC100", "MobileNetV1", "MobileNetV2", "MobileNetV3Large", "ViTTi16", "ViTB16", "MixerS16", "MixerB16", "TransformerBase", "Gpt",
    ];

    /// <summary>The network of that name.</summary>
    public static ZooNetwork Of(string name) => All.Single(network => network.Name == name);

    /// <summary>Copies of some with <c>Accuracy = Exact</c>, which the project file makes.</summary>
    public static IReadOnlyList<ZooNetwork> Exact { get; } =
    [
        new("GoogLeNet", [3, 224, 224], Copies::GoogLeNet.OutputLength, Copies::GoogLeNet.ParameterCount, Copies::GoogLeNet.MultiplyAdds, path => Copies::GoogLeNet.Load(path).Forward),
        new("ResNet18", [3, 224, 224], Copies::ResNet18.OutputLength, Copies::ResNet18.ParameterCount, Copies::ResNet18.MultiplyAdds, path => Copies::ResNet18.Load(path).Forward),
        new("Vgg16", [3, 224, 224], Copies::Vgg16.OutputLength, Copies::Vgg16.ParameterCount, Copies::Vgg16.MultiplyAdds, path => Copies::Vgg16.Load(path).Forward),
        new("DenseNet121", [3, 224, 224], Copies::DenseNet121.OutputLength, Copies::DenseNet121.ParameterCount, Copies::DenseNet121.MultiplyAdds, path => Copies::DenseNet121.Load(path).Forward),
        new("MobileNetV2", [3, 224, 224], Copies::MobileNetV2.OutputLength, Copies::MobileNetV2.ParameterCount, Copies::MobileNetV2.MultiplyAdds, path => Copies::MobileNetV2.Load(path).Forward),
        new("MobileNetV3Large", [3, 224, 224], Copies::MobileNetV3Large.OutputLength, Copies::MobileNetV3Large.ParameterCount, Copies::MobileNetV3Large.MultiplyAdds, path => Copies::MobileNetV3Large.Load(path).Forward),
    ];

    /// <summary>The names of all, or of one of each family where STATICNETS_LONG is not 1.</summary>
    public static IEnumerable<string> Chosen => Environment.GetEnvironmentVariable("STATICNETS_LONG") == "1" ? All.Select(network => network.Name) : Families;

    // The source and the target of each sample are the two channels of an image.
    private static Forward BothSides(string path)
    {
        TransformerBase network = TransformerBase.Load(path);
        return (images, outputs) =>
        {
            int rows = outputs.Length / TransformerBase.OutputLength, side = TransformerBase.OutputLength;
            (float[] sources, float[] targets) = (new float[rows * side], new float[rows * side]);
            for (int row = 0; row < rows; row++)
            {
                images.Slice(2 * row * side, side).CopyTo(sources.AsSpan(row * side));
                images.Slice(((2 * row) + 1) * side, side).CopyTo(targets.AsSpan(row * side));
            }

            int[] lengths = [.. Enumerable.Repeat(32, rows)];
            network.Forward(sources, lengths, targets, lengths, outputs);
        };
    }

    private static Forward Tokens(string path)
    {
        Gpt network = Gpt.Load(path);
        return (numbers, scores) => network.Forward(Array.ConvertAll(numbers.ToArray(), number => (int)number), scores);
    }
}
