using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Declaration;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Large;

/// <summary>Published networks, declared with the blocks that ship.</summary>
internal static class PublishedNetworks
{
    public const string ResNet50 = "ResNet-50";
    public const string ResNet152 = "ResNet-152";
    public const string DenseNet121 = "DenseNet-121";
    public const string DenseNet201 = "DenseNet-201";
    public const string GoogLeNet = "GoogLeNet";
    public const string InceptionV4 = "Inception v4";

    private static readonly Dictionary<string, string> Declarations = new()
    {
        [ResNet50] = ResNet(3, 4, 6, 3),
        [ResNet152] = ResNet(3, 8, 36, 3),
        [DenseNet121] = DenseNet(6, 12, 24, 16),
        [DenseNet201] = DenseNet(6, 12, 48, 32),
        [GoogLeNet] = """
            [Network, Input(3, 224, 224)]
            [BasicConv(64, F = 7, S = 2, P = 3), MaxPool(F = 3, S = 2, CeilMode = true)]
            [BasicConv(64), BasicConv(192, F = 3, P = 1), MaxPool(F = 3, S = 2, CeilMode = true)]
            [Inception(64, 96, 128, 16, 32, 32), Inception(128, 128, 192, 32, 96, 64), MaxPool(F = 3, S = 2, CeilMode = true)]
            [Inception(192, 96, 208, 16, 48, 64), Inception(160, 112, 224, 24, 64, 64), Inception(128, 128, 256, 24, 64, 64)]
            [Inception(112, 144, 288, 32, 64, 64), Inception(256, 160, 320, 32, 128, 128), MaxPool(F = 2, S = 2, CeilMode = true)]
            [Inception(256, 160, 320, 32, 128, 128), Inception(384, 192, 384, 48, 128, 128)]
            [GlobalAvgPool, Dropout(0.2), Dense(1000)]
            """,
        [InceptionV4] = """
            [Network, Input(3, 299, 299)]
            [BasicConv(32, F = 3, S = 2), BasicConv(32, F = 3), BasicConv(64, F = 3, P = 1)]
            [InceptionV4Stem3, InceptionV4Stem4, InceptionV4Stem5]
            [InceptionV4A(Repeat = 4), InceptionV4ReductionA, InceptionV4B(Repeat = 7), InceptionV4ReductionB, InceptionV4C(Repeat = 3)]
            [GlobalAvgPool, Dense(1000)]
            """,
    };

    private static readonly IReadOnlyList<string> Blocks = [.. Directory.GetFiles(Path.Combine(Repository.Root, "src/Attributes/Blocks"), "*.cs").Order(System.StringComparer.Ordinal).Select(File.ReadAllText)];

    /// <summary>A project with the network as a class <c>Net</c>, and with the sources of the blocks.</summary>
    public static CSharpCompilation Project(string name)
    {
        CSharpCompilation project = Compilations.Of([Declarations[name] + "\npublic sealed partial class Net;", .. Blocks]);

        // The blocks are in the referenced library too; and their parameters are read by the generator alone.
        return project.WithOptions(project.Options.WithSpecificDiagnosticOptions(project.Options.SpecificDiagnosticOptions.Add("CS0436", ReportDiagnostic.Suppress).Add("CS9113", ReportDiagnostic.Suppress)));
    }

    public static NetworkDeclaration Declaration(string name)
    {
        CSharpCompilation project = Project(name);
        return DeclarationReader.Read(project.GetTypeByMetadataName("Net")!, project, TestContext.Current.CancellationToken);
    }

    public static NetworkPlan Plan(string name)
    {
        (NetworkPlan? plan, IReadOnlyList<Finding> findings) = Compiler.Plan(Declaration(name), TestContext.Current.CancellationToken);
        Assert.Empty(findings.Select(finding => finding.Rule.Id + " " + string.Join(", ", finding.Arguments)));
        return plan!;
    }

    private static string ResNet(params int[] counts) => """
        [Network, Input(3, 224, 224)]
        [Conv(64, F = 7, S = 2, P = 3, Bias = false), BatchNorm, Relu, MaxPool(F = 3, S = 2, P = 1)]

        """ + string.Concat(counts.Select((count, level) => $"[Bottleneck({64 << level}, S = {(level == 0 ? 1 : 2)}), Bottleneck({64 << level}, Repeat = {count - 1})]\n")) + "[GlobalAvgPool, Dense(1000)]";

    private static string DenseNet(params int[] counts) => """
        [Network, Input(3, 224, 224)]
        [Conv(64, F = 7, S = 2, P = 3, Bias = false), BatchNorm, Relu, MaxPool(F = 3, S = 2, P = 1)]

        """ + string.Join("[Transition]\n", counts.Select(count => $"[DenseLayer(32, Repeat = {count})]\n")) + "[BatchNorm, Relu, GlobalAvgPool, Dense(1000)]";
}
