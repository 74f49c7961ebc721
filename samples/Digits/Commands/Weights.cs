using System.IO;

namespace Digits.Commands;

/// <summary>Finds the weights of an earlier training.</summary>
internal static class Weights
{
    /// <summary>Loads the network from a folder.</summary>
    /// <exception cref="FileNotFoundException">The folder has none; says how to make them.</exception>
    /// <exception cref="StaticNets.Runtime.Parameters.SafetensorsException">The file is damaged, or another network's.</exception>
    public static LeNet5 Load(string folder)
    {
        string path = Path.Combine(folder, TrainCommand.WeightsFile);
        return File.Exists(path)
            ? LeNet5.Load(path)
            : throw new FileNotFoundException($"{path} is not there; run without a command first to train it, or name its folder with --out.");
    }
}
