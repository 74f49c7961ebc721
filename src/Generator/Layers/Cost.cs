namespace StaticNets.Generator.Layers;

/// <summary>What one forward pass of one sample costs in this layer.</summary>
/// <param name="MultiplyAdds">Products that are summed, as papers count them: convolutions and dense layers; 0 for the rest.</param>
internal readonly record struct Cost(long MultiplyAdds);
