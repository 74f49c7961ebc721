using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace StaticNets.Generator.Tests.Compiling;

/// <summary>Options of a build, for the project and for each of its additional files, by key.</summary>
internal sealed class Options(Dictionary<string, string> global, Dictionary<string, string>? ofFiles = null) : AnalyzerConfigOptionsProvider
{
    private readonly Values files = new(ofFiles ?? []);

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(global);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => files;

#nullable disable // NotNullWhen is in the framework and in the generator, which has it for netstandard2.0.
    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value);
    }
#nullable restore
}

/// <summary>An additional file that lies in memory.</summary>
internal sealed class AdditionalFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
