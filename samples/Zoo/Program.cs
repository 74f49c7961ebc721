using System;
using System.CommandLine;
using System.IO;
using StaticNets.Runtime.Parameters;
using StaticNets.Zoo.Commands;

ParseResult parsed = CommandLine.Create(Console.Out).Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine($"zoo: {parsed.Errors[0].Message} (--help lists the commands)");
    return 2;
}

try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException or SafetensorsException)
{
    Console.Error.WriteLine($"zoo: {failure.Message}");
    return 1;
}
