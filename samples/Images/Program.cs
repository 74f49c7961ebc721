using Images.Commands;
using Reporting;

return SampleProgram.Run("images", CommandLine.Create, args);
