using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Large;

/// <summary>What compiling the largest published networks takes, and what comes out.</summary>
public sealed class PublishedNetworkTests
{
    /// <summary>
    /// The generator may take half as long again as the C# compiler takes for the file that it emits. Measured one after the other in one process, both warm; a ratio does not depend on how
    /// busy the machine is, so that the figure can be held here.
    /// </summary>
    [Theory]
    [InlineData(PublishedNetworks.ResNet152)]
    [InlineData(PublishedNetworks.DenseNet201)]
    [InlineData(PublishedNetworks.InceptionV4)]
    public void The_generator_takes_less_time_than_the_compiler_and_no_method_is_too_large(string name)
    {
        CSharpCompilation project = PublishedNetworks.Project(name);
        Compiler.Compile(PublishedNetworks.Declaration(PublishedNetworks.GoogLeNet), TestContext.Current.CancellationToken);

        Stopwatch watch = Stopwatch.StartNew();
        CompiledNetwork compiled = Compiler.Compile(PublishedNetworks.Declaration(name), TestContext.Current.CancellationToken);
        TimeSpan generated = watch.Elapsed;
        Assert.Empty(compiled.Findings);

        watch.Restart();
        using MemoryStream assembly = new();
        var result = project.AddSyntaxTrees(Compilations.Tree(compiled.Source, compiled.HintName, Compilations.Parse())).Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        TimeSpan built = watch.Elapsed;
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Compiled.Text));

        var methods = MethodSizes.Of(assembly.ToArray());
        TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant(
            $"{name}: generator {generated.TotalMilliseconds:F0} ms, C# compiler {built.TotalMilliseconds:F0} ms, {compiled.Source.Length} characters; largest method {methods.Max(method => method.Bytes)} bytes of IL, most locals {methods.Max(method => method.Locals)}"));
        MethodSizes.AssertSmall(methods);
        Assert.InRange(generated / built, 0, 1.5);
    }
}
