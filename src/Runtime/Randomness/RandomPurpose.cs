namespace StaticNets.Runtime.Randomness;

/// <summary>What a random stream is for. Streams of different purposes never share draws, even under one seed.</summary>
public enum RandomPurpose
{
    /// <summary>First values of parameters.</summary>
    Initialisation,

    /// <summary>Dropout and drop path.</summary>
    Dropout,

    /// <summary>The order in which samples are seen.</summary>
    Shuffling,

    /// <summary>Random changes of the samples themselves.</summary>
    Augmentation,

    /// <summary>Anything a user draws.</summary>
    Other,

    /// <summary>Tokens that are written by chance.</summary>
    Generation,
}
