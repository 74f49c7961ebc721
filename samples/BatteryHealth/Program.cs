using BatteryHealth.Commands;
using Reporting;

return SampleProgram.Run("battery", CommandLine.Create, args);
