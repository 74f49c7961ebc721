using System;
using System.CommandLine;
using StaticNets.Benchmarks.Commands;

ParseResult parsed = CommandLine.Create(Console.Out).Parse(args);
try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (InvalidOperationException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
