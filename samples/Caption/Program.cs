using Reporting;
using Caption.Commands;

return SampleProgram.Run("caption", CommandLine.Create, args);
