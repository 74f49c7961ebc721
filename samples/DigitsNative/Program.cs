using System;
using System.IO;
using Digits;
using DigitsNative;

// 0: the digit is printed. 1: no picture of a digit. 2: wrong arguments.
bool raw = args is ["--logits", _];
if (!raw && args is not [not "--help"])
{
    Console.Error.WriteLine("usage: DigitsNative PICTURE");
    Console.Error.WriteLine("  PICTURE: a PNG, JPEG, BMP, GIF, TGA or PGM; 784 bytes (28x28) or 1,024 bytes (32x32), white on black; - reads standard input");
    return 2;
}

try
{
    float[] input = Picture.Read(args[^1]);
    float[] scores = new float[LeNet5.OutputLength];
    LeNet5.Embedded().Forward(input, scores);
    Console.Out.Write(raw ? Answer.Bits(scores) : Answer.Text(scores));
    return 0;
}
catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"DigitsNative: {failure.Message}");
    return 1;
}
