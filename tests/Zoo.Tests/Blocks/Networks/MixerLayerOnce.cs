namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>A layer of MLP-Mixer whose sizes are no multiples of anything.</summary>
[Network(Accuracy = Exact), Input(7, 10), MixerLayer(5, 13, Name = "block")]
public sealed partial class MixerLayerOnce;
