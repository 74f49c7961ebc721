using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using StaticNets.Runtime.Parameters;
using StaticNets.Zoo.Tests.Reference;
using Xunit;

namespace StaticNets.Zoo.Tests.Zoo;

/// <summary>
/// Names, types and shapes of a saved network are those of the state_dict in PyTorch, of torchvision's classes and of those in networks.py. Which differ, <c>make_zoo.py --names NAME</c> shows.
/// </summary>
public sealed class TensorTests
{
    public static IEnumerable<TheoryDataRow<string>> Networks => ZooNetworks.All.Select(network => new TheoryDataRow<string>(network.Name));

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_state_dict_of_PyTorch_has_the_same_tensors(string name)
    {
        ZooReference reference = ZooReference.Load(name);
        string[] lines = Lines(ZooNetworks.Of(name).Layout);

        Assert.True(Hash(lines) == reference.Hash, $"{reference.Tensors} tensors are wanted; found {lines.Length}:\n{string.Concat(lines)}");
        Assert.Equal(reference.Tensors, lines.Length);
    }

    /// <summary>A file of the published weights needs no mapping: a sample of names as torchvision's files have them.</summary>
    [Theory]
    [InlineData("AlexNet", "features.0.weight", "classifier.6.bias")]
    [InlineData("ResNet50", "layer1.0.downsample.0.weight", "layer4.2.bn3.running_var")]
    [InlineData("DenseNet121", "features.denseblock1.denselayer1.norm1.weight", "features.transition3.conv.weight")]
    [InlineData("GoogLeNet", "inception4a.branch2.1.bn.running_mean", "aux2.fc2.bias")]
    [InlineData("InceptionV3", "Mixed_7c.branch3x3dbl_3b.conv.weight", "AuxLogits.conv1.bn.bias")]
    [InlineData("MobileNetV2", "features.1.conv.1.weight", "features.17.conv.3.running_var")]
    [InlineData("MobileNetV3Large", "features.4.block.2.fc1.weight", "features.15.block.3.1.weight")]
    [InlineData("ViTB16", "class_token", "encoder.layers.encoder_layer_11.self_attention.in_proj_weight")]
    [InlineData("ViTL16", "encoder.pos_embedding", "encoder.layers.encoder_layer_23.mlp.3.bias")]
    [InlineData("MixerB16", "stem.proj.weight", "blocks.11.mlp_tokens.fc2.bias")]
    [InlineData("TransformerBase", "encoder.norm.weight", "decoder.layers.5.multihead_attn.out_proj.bias")]
    [InlineData("InceptionV4", "features.19.branch2_3b.conv.weight", "features.6.branch3.1.bn.weight")]
    public void Names_are_those_of_published_files(string network, string one, string other) =>
        Assert.Equal(2, Lines(ZooNetworks.Of(network).Layout).Count(line => line.Split(' ')[0] == one || line.Split(' ')[0] == other));

    [Fact]
    public void One_letter_in_one_name_is_seen()
    {
        string[] lines = Lines(ZooNetworks.Of("ResNet18").Layout);
        lines[7] = lines[7].Replace("weight", "weigth").Replace("bias", "bais").Replace("running", "runing");

        Assert.NotEqual(ZooReference.Load("ResNet18").Hash, Hash(lines));
    }

    private static string[] Lines(NetworkLayout layout)
    {
        IEnumerable<string> floats = layout.Parameters.Concat(layout.States).Select(tensor => $"{tensor.Name} F32 {string.Join('x', tensor.Shape)}\n");
        return [.. floats.Concat(layout.Counters.Select(counter => $"{counter} I64 \n")).Order(StringComparer.Ordinal)];
    }

    private static string Hash(string[] lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
}
