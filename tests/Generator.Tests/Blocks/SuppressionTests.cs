using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Blocks;

/// <summary>CS9113, an unread parameter, is no warning on blocks and stays one elsewhere, also where warnings are errors.</summary>
public class SuppressionTests
{
    private const string Block = "[Conv(\"k\")] public sealed class XAttribute(int k) : BlockAttribute;";
    private const string Class = "public sealed class Plain(int k);";

    [Theory]
    [InlineData(ReportDiagnostic.Error)]
    [InlineData(ReportDiagnostic.Warn)]
    [InlineData(ReportDiagnostic.Default)]
    public void It_is_suppressed_on_blocks_alone(ReportDiagnostic general)
    {
        CSharpCompilation compilation = Compilations.Of(Block, Class, "public class Base(int s) : BlockAttribute; [Relu] public sealed class YAttribute(int k) : Base(1);");
        compilation = compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(general));
        Diagnostic[] unread = [.. compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Id == "CS9113")];
        Assert.Equal(4, unread.Length);
        Diagnostic left = Assert.Single(Compiled.Suppress(compilation, unread), diagnostic => diagnostic.Id == "CS9113");
        Assert.Equal("Source1.cs", left.Location.SourceTree!.FilePath);
    }
}
