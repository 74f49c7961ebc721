using System.IO;

namespace Reporting;

/// <summary>What a training was asked to do.</summary>
/// <param name="Data">Where the data are; null: make some up.</param>
/// <param name="Epochs">How often every sample is seen.</param>
/// <param name="Batch">Samples per step.</param>
/// <param name="Rate">Learning rate at its highest.</param>
/// <param name="Seed">Seed of what is made up, of first weights, order and changes.</param>
/// <param name="Folder">Where the results go.</param>
/// <param name="Threads">Threads to train with.</param>
public sealed record TrainingSettings(string? Data, int Epochs, int Batch, float Rate, ulong Seed, string Folder, int Threads)
{
    /// <summary>Whether to go on with a training that was interrupted.</summary>
    public bool Resume { get; init; }

    /// <summary>The training in progress: written after every epoch and on Ctrl+C, gone when the training is done.</summary>
    public string Checkpoint => Path.Combine(Folder, "training.checkpoint");
}
