namespace BatteryHealth.Commands;

/// <summary>What the training command was asked to do.</summary>
/// <param name="Data">Folder of measured charges; null: simulate cells.</param>
/// <param name="Unseen">Name of the cell to be tested on; null: the last one.</param>
/// <param name="Epochs">How often every curve is seen.</param>
/// <param name="Seed">Seed of cells, first weights and order.</param>
/// <param name="Seeds">How many networks to train; the first is kept.</param>
/// <param name="Folder">Where the results go.</param>
/// <param name="Threads">Threads to train with.</param>
internal sealed record TrainOptions(string? Data, string? Unseen, int Epochs, ulong Seed, int Seeds, string Folder, int Threads);
