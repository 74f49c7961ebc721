using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Zoo.Tests.Reference;
using Xunit;

namespace StaticNets.Zoo.Tests.Zoo;

/// <summary>Parameters and multiply-adds: the constants that the generator wrote against what is published and what PyTorch counts.</summary>
public sealed class SizeTests
{
    public static IEnumerable<TheoryDataRow<string>> Networks => ZooNetworks.All.Select(network => new TheoryDataRow<string>(network.Name));

    /// <summary>Sources: torchvision's num_params of each weights file (AlexNet to DenseNet, MobileNet v2 and v3), timm (Inception v4), Keras (MobileNet v1, trained values),
    /// pretrained-models.pytorch (BN-Inception), Caffe's model zoo (NIN, AlexNet2012), imgclsmob (DenseNet-BC-100), torchvision (ViT-B and L) and timm (ViT-Ti and S, Mixer). AlexNetBatchNorm: AlexNet - 1152 biases + 2304 of batch norm. TransformerBase: torch.nn.Transformer().
    /// Gpt: by formula, embeddings of characters and positions, four products and two norms with biases in each block, the last norm.</summary>
    public static IEnumerable<TheoryDataRow<long, long>> Published =>
    [
        new(LeNet5.ParameterCount, 61_706),
        new(AlexNet.ParameterCount, 61_100_840),
        new(AlexNetBatchNorm.ParameterCount, 61_100_840 - 1152 + 2304),
        new(AlexNet2012.ParameterCount, 60_965_224),
        new(NetworkInNetwork.ParameterCount, 7_595_176),
        new(Vgg16.ParameterCount, 138_357_544),
        new(Vgg19.ParameterCount, 143_667_240),
        new(GoogLeNet.ParameterCount, 13_004_888),
        new(GoogLeNetInference.ParameterCount, 6_624_904),
        new(BatchNormInception.ParameterCount, 11_295_240),
        new(InceptionV3.ParameterCount, 27_161_264),
        new(InceptionV3Inference.ParameterCount, 23_834_568),
        new(InceptionV4.ParameterCount, 42_679_816),
        new(ResNet18.ParameterCount, 11_689_512),
        new(ResNet34.ParameterCount, 21_797_672),
        new(ResNet50.ParameterCount, 25_557_032),
        new(ResNet101.ParameterCount, 44_549_160),
        new(ResNet152.ParameterCount, 60_192_808),
        new(DenseNet121.ParameterCount, 7_978_856),
        new(DenseNet161.ParameterCount, 28_681_000),
        new(DenseNet169.ParameterCount, 14_149_480),
        new(DenseNet201.ParameterCount, 20_013_928),
        new(DenseNetBC100.ParameterCount, 769_162),
        new(MobileNetV1.ParameterCount, 4_231_976),
        new(MobileNetV2.ParameterCount, 3_504_872),
        new(MobileNetV3Large.ParameterCount, 5_483_032),
        new(ViTTi16.ParameterCount, 5_717_416),
        new(ViTS16.ParameterCount, 22_050_664),
        new(ViTB16.ParameterCount, 86_567_656),
        new(ViTL16.ParameterCount, 304_326_632),
        new(MixerS16.ParameterCount, 18_528_264),
        new(MixerB16.ParameterCount, 59_880_472),
        new(TransformerBase.ParameterCount, 44_140_544),
        new(Gpt.ParameterCount, ((65 + 256) * 384) + (6 * ((12 * 384 * 384) + (13 * 384))) + (2 * 384)),
    ];

    [Theory]
    [MemberData(nameof(Published))]
    public void The_number_of_parameters_is_the_published_one(long found, long published) => Assert.Equal(published, found);

    [Fact]
    public void Every_network_has_a_published_number() => Assert.Equal(ZooNetworks.All.Count, Published.Count());

    [Theory]
    [MemberData(nameof(Networks))]
    public void PyTorch_counts_the_same_parameters(string name) => Assert.Equal(ZooReference.Load(name).Parameters, ZooNetworks.Of(name).Parameters);

    [Theory]
    [MemberData(nameof(Networks))]
    public void PyTorch_counts_the_same_multiply_adds(string name) => Assert.Equal(ZooReference.Load(name).MultiplyAdds, ZooNetworks.Of(name).MultiplyAdds);

    /// <summary>zoo.json names the source of each.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void The_published_multiply_adds_are_at_most_one_percent_away(string name)
    {
        double found = ZooNetworks.Of(name).MultiplyAdds / 1e6;
        double published = ZooReference.Load(name).PublishedMillions ?? found;

        Assert.InRange(Math.Abs((found / published) - 1), 0, 0.01);
    }

    [Fact]
    public void Only_four_networks_have_no_published_multiply_adds() =>
        Assert.Equal(["NetworkInNetwork", "DenseNetBC100", "TransformerBase", "Gpt"], ZooNetworks.All.Select(network => network.Name).Where(name => ZooReference.Load(name).PublishedMillions is null));

    [Fact]
    public void Multiply_adds_of_the_next_larger_network_are_no_match() =>
        Assert.NotInRange(Math.Abs((ResNet50.MultiplyAdds / 1e6 / ZooReference.Load("ResNet34").PublishedMillions!.Value) - 1), 0, 0.01);
}
