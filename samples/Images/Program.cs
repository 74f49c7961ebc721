using System;
using System.CommandLine;
using System.IO;
using Images.Commands;
using Spectre.Console;
using StaticNets.Runtime.Parameters;
using StaticNets.Training;

// A file has no width to wrap at.
IAnsiConsole console = AnsiConsole.Console;
if (!console.Profile.Out.IsTerminal)
{
    console.Profile.Width = 200;
}

ParseResult parsed = CommandLine.Create(console).Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine($"images: {parsed.Errors[0].Message} (--help lists the options)");
    return 2;
}

try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException or SafetensorsException or CheckpointException)
{
    Console.Error.WriteLine($"images: {failure.Message}");
    return 1;
}
