using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Layers.Tests.Configurations;

/// <summary>Attention and what stands around it.</summary>
internal static class AttentionConfigurations
{
    public static LayerConfiguration MultiHeadAttention(int seed)
    {
        Draw draw = new(seed);
        int[] input = [draw.Among(1, 2, 5, 17, 34), draw.Among(2, 6, 12, 16, 24)];
        int width = draw.Coin() ? input[1] : draw.Among(4, 8, 20, 32);
        int heads = draw.Positional(draw.Among(1, 2, width / 2));
        AttentionReference layer = new(heads, draw.Named("Width", width, input[1])) { Causal = draw.Named("Causal", draw.Coin(), false), Bias = draw.Named("Bias", draw.Coin(), true) };
        return new("MultiHeadAttention", seed, input, draw.Rows(), "MultiHeadAttention" + draw.Arguments, layer);
    }

    public static LayerConfiguration PositionalEncoding(int seed)
    {
        Draw draw = new(seed);
        PositionReference layer = new(draw.Named("Learned", draw.Coin(), false));
        return new("PositionalEncoding", seed, [draw.Among(1, 2, 9, 40), draw.Width()], draw.Rows(), "PositionalEncoding" + draw.Arguments, layer);
    }

    public static LayerConfiguration PatchEmbedding(int seed)
    {
        Draw draw = new(seed);
        Extent patch = draw.Positional(draw.Pair([1, 1, 1], 1, 2, 3, 4));
        int width = draw.Positional(draw.Among(1, 5, 16, 33));
        int[] input = [draw.Among(1, 2, 3), patch.Height * draw.Among(1, 2, 4), patch.Width * draw.Among(1, 2, 3)];
        PatchEmbeddingReference layer = new(patch, width, draw.Named("Bias", draw.Coin(), true));
        return new("PatchEmbedding", seed, input, draw.Rows(), "PatchEmbedding" + draw.Arguments, layer);
    }

    public static LayerConfiguration ClassToken(int seed)
    {
        Draw draw = new(seed);
        return new("ClassToken", seed, [draw.Among(1, 2, 5, 9), draw.Width()], draw.Rows(), "ClassToken", new ClassTokenReference());
    }

    public static LayerConfiguration SelectStep(int seed)
    {
        Draw draw = new(seed);
        int steps = draw.Among(1, 2, 5, 9);
        SelectStepReference layer = new(draw.Positional(draw.Among(0, steps / 2, steps - 1)));
        return new("SelectStep", seed, [steps, draw.Width()], draw.Rows(), "SelectStep" + draw.Arguments, layer);
    }
}
