namespace Caption.Drawing;

/// <summary>What a scene is for.</summary>
internal enum Use
{
    /// <summary>To learn from.</summary>
    Learning,

    /// <summary>To be tested on.</summary>
    Testing,

    /// <summary>To watch the training by.</summary>
    Watching,
}
