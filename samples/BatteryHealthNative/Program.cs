using System;
using System.IO;
using BatteryHealth.Estimation;
using BatteryHealthNative;

// 0: all charges are estimated. 1: what came in is no stream of charges. 2: there are no arguments.
if (args.Length > 0)
{
    Console.Error.WriteLine("usage: BatteryHealthNative < READINGS");
    Console.Error.WriteLine("  READINGS: lines of seconds,volts,amperes,degrees Celsius; a header may precede them; where the seconds go back the next charge begins");
    return 2;
}

try
{
    new Station(HealthNetwork.Embedded(), Console.Out).Run(Console.In);
    return 0;
}
catch (Exception failure) when (failure is IOException or InvalidDataException)
{
    Console.Error.WriteLine($"BatteryHealthNative: {failure.Message}");
    return 1;
}
