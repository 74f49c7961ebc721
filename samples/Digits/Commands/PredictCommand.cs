using System;
using System.Globalization;
using System.IO;
using System.Numerics.Tensors;
using Digits.Data;
using Digits.Images;
using Spectre.Console;

namespace Digits.Commands;

/// <summary>Names the digit in a picture.</summary>
internal static class PredictCommand
{
    /// <summary>Prints the probability of each digit, then the likeliest.</summary>
    /// <returns>The exit code, 0.</returns>
    /// <exception cref="IOException">The picture or the weights cannot be read.</exception>
    /// <exception cref="InvalidDataException">The picture is none, or is blank.</exception>
    public static int Run(IAnsiConsole console, string picture, string folder)
    {
        byte[] image = Read(picture);
        LeNet5 network = Weights.Load(folder);

        float[] input = new float[LeNet5.InputLength];
        float[] shares = new float[LeNet5.OutputLength];
        Frame.Write(image, input);
        network.Forward(input, shares);
        TensorPrimitives.SoftMax(shares, shares);

        for (int digit = 0; digit < shares.Length; digit++)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{digit}  {100 * shares[digit],6:F2} %  {new string('#', (int)MathF.Round(40 * shares[digit]))}").TrimEnd());
        }

        int likeliest = TensorPrimitives.IndexOfMax(shares);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"digit {likeliest}"));
        return 0;
    }

    private static byte[] Read(string picture)
    {
        GreyImage grey = GreyImage.Read(picture);
        try
        {
            return Normalised.From(grey);
        }
        catch (InvalidDataException blank)
        {
            throw new InvalidDataException($"{picture}: {blank.Message}", blank);
        }
    }
}
