namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of an embedding: <see cref="Steps"/> tokens per sample, each one of <see cref="Vocabulary"/>, become vectors of <see cref="Width"/>.</summary>
public readonly struct EmbeddingShape
{
    /// <summary>Creates the shape.</summary>
    /// <param name="steps">Tokens per sample.</param>
    /// <param name="vocabulary">Rows of the weight: tokens are 0 to vocabulary - 1.</param>
    /// <param name="width">Length of a vector.</param>
    /// <param name="padding">The token whose vector gets no gradient, or -1.</param>
    /// <param name="scale">What each vector is multiplied with.</param>
    public EmbeddingShape(int steps, int vocabulary, int width, int padding, float scale)
    {
        Steps = steps;
        Vocabulary = vocabulary;
        Width = width;
        Padding = padding;
        Scale = scale;
    }

    /// <summary>Tokens per sample.</summary>
    public int Steps { get; }

    /// <summary>Rows of the weight.</summary>
    public int Vocabulary { get; }

    /// <summary>Length of a vector.</summary>
    public int Width { get; }

    /// <summary>The token whose vector gets no gradient, or -1.</summary>
    public int Padding { get; }

    /// <summary>What each vector is multiplied with.</summary>
    public float Scale { get; }
}
