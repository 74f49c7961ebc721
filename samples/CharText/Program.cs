using CharText.Commands;
using Reporting;

return SampleProgram.Run("chartext", CommandLine.Create, args);
