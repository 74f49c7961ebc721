using Reporting;
using Sentiment.Commands;

return SampleProgram.Run("sentiment", CommandLine.Create, args);
