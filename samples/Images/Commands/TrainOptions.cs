namespace Images.Commands;

/// <summary>What the command was asked to do.</summary>
internal sealed record TrainOptions
{
    /// <summary>Which network: one of <see cref="Networks.Model.Names"/>.</summary>
    public required string Model { get; init; }

    /// <summary>Folder of images in CIFAR-10's layout; null: draw shapes.</summary>
    public string? Data { get; init; }

    /// <summary>How often every image is seen.</summary>
    public int Epochs { get; init; }

    /// <summary>Images per step.</summary>
    public int Batch { get; init; }

    /// <summary>Learning rate at the peak of the cycle.</summary>
    public float Rate { get; init; }

    /// <summary>Seed of shapes, first weights, order and changes.</summary>
    public ulong Seed { get; init; }

    /// <summary>Drawn images to learn from; a fifth as many are drawn to be tested on.</summary>
    public int Drawn { get; init; }

    /// <summary>Where the results go.</summary>
    public required string Folder { get; init; }

    /// <summary>File of the training in progress, written after every epoch; null: none.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Whether to go on from that file.</summary>
    public bool Resume { get; init; }

    /// <summary>Threads to train with.</summary>
    public int Threads { get; init; }

    /// <summary>Path of the layer whose attention is drawn; null: none.</summary>
    public string? Attention { get; init; }
}
