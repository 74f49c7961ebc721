using Reporting;
using Tagger.Commands;

return SampleProgram.Run("tagger", CommandLine.Create, args);
