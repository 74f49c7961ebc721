namespace Digits.Commands;

/// <summary>What the training command was asked to do.</summary>
/// <param name="Data">Folder of MNIST's files; null: draw the digits.</param>
/// <param name="Download">Whether to fetch the files first.</param>
/// <param name="Epochs">How often every digit is seen.</param>
/// <param name="Batch">Digits per step.</param>
/// <param name="Seed">Seed of digits, first weights and order.</param>
/// <param name="Folder">Where the results go.</param>
/// <param name="Threads">Threads to train with.</param>
internal sealed record TrainOptions(string? Data, bool Download, int Epochs, int Batch, ulong Seed, string Folder, int Threads);
