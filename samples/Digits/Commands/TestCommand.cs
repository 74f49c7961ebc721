using System.IO;
using Digits.Data;
using Reporting;
using Spectre.Console;

namespace Digits.Commands;

/// <summary>Tests trained weights on MNIST.</summary>
internal static class TestCommand
{
    /// <summary>Prints the confusion table, and the accuracy as the last line.</summary>
    /// <returns>The exit code, 0.</returns>
    /// <exception cref="IOException">Files cannot be read.</exception>
    /// <exception cref="InvalidDataException">MNIST's files are damaged.</exception>
    public static int Run(IAnsiConsole console, string data, string folder)
    {
        LeNet5 network = Weights.Load(folder);
        Reading reading = Reading.Of(network, MnistFolder.Read(data).Test);
        ConfusionTable.Write(console, reading.Confusion);
        console.WriteLine(reading.Line);
        return 0;
    }
}
