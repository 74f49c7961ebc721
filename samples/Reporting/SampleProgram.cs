using System;
using System.CommandLine;
using System.IO;
using Spectre.Console;
using StaticNets.Runtime.Parameters;
using StaticNets.Training;

namespace Reporting;

/// <summary>Runs a sample's command line. What its user did wrong is one line on standard error, not a stack trace.</summary>
public static class SampleProgram
{
    /// <summary>Parses and runs.</summary>
    /// <param name="name">The sample's name, before every error.</param>
    /// <param name="create">Makes the command line that writes to a console.</param>
    /// <param name="args">What the user typed.</param>
    /// <returns>The command's exit code; 1: a file was wrong; 2: the arguments were.</returns>
    public static int Run(string name, Func<IAnsiConsole, RootCommand> create, string[] args)
    {
        // A file has no width to wrap at.
        IAnsiConsole console = AnsiConsole.Console;
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = 200;
        }

        ParseResult parsed = create(console).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            Console.Error.WriteLine($"{name}: {parsed.Errors[0].Message} (--help lists the options)");
            return 2;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException or SafetensorsException or CheckpointException)
        {
            Console.Error.WriteLine($"{name}: {failure.Message}");
            return 1;
        }
    }
}
