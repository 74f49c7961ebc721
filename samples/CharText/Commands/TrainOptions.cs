namespace CharText.Commands;

/// <summary>What the training command was asked to do.</summary>
/// <param name="Model">Which network.</param>
/// <param name="Data">A text; null: make one up.</param>
/// <param name="Epochs">How often the text is read.</param>
/// <param name="Batch">Pieces of the text that are read side by side.</param>
/// <param name="Rate">Learning rate at its highest.</param>
/// <param name="Seed">Seed of the made-up text, of first weights and of what is written.</param>
/// <param name="Folder">Where the results go.</param>
/// <param name="Threads">Threads to train with.</param>
internal sealed record TrainOptions(string Model, string? Data, int Epochs, int Batch, float Rate, ulong Seed, string Folder, int Threads);
