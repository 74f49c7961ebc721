using Reporting;
using Translate.Commands;

return SampleProgram.Run("translate", CommandLine.Create, args);
