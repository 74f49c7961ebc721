using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Declaration;
using StaticNets.Generator.Ir;
using Xunit;

namespace StaticNets.Generator.Tests.Memory;

/// <summary>Networks of several kinds, compiled as far as the plan of their memory.</summary>
internal static class Plans
{
    public const string LeNet5 = "LeNet-5";

    private static readonly Dictionary<string, string> Declarations = new()
    {
        [LeNet5] = "Input(1, 32, 32), Conv(6, F = 5), Relu, MaxPool, Conv(16, F = 5), Relu, MaxPool, Flatten, Dense(120), Relu, Dense(84), Relu, Dense(10)",
        ["LeNet-5 of the text books"] = "Input(1, 32, 32), Conv(6, F = 5), Tanh, AvgPool, Conv(16, F = 5), Tanh, AvgPool, Flatten, Dense(120), Tanh, Dense(84), Tanh, Dense(10)",
        ["deep convolutions"] = "Input(3, 64, 64), " + string.Concat(Enumerable.Range(0, 5).Select(level =>
            $"Conv({8 << level}, F = 3, P = 1), BatchNorm, Relu, Conv({8 << level}, F = 3, P = 1), BatchNorm, Relu, MaxPool, ")) + "GlobalAvgPool, Flatten, Dense(10)",
        ["dense chain"] = "Input(300), " + string.Concat(Enumerable.Range(0, 12).Select(level => $"Dense({300 - (20 * level)}), Gelu, LayerNorm, Dropout(0.1), ")) + "Dense(7)",
        ["there and back"] = "Input(1, 32, 32), Conv(16, F = 3, P = 1), Silu, MaxPool, Conv(32, F = 3, P = 1), Silu, MaxPool, Upsample(2), Conv(16, F = 3, P = 1), Silu, Upsample(2), Conv(1, F = 3, P = 1), Sigmoid",
        ["pixels side by side"] = "Input(3, 24, 24, Layout = Layout.Interleaved), Conv(12, F = 3), Mish, LocalResponseNorm(5), AvgPool, Conv(24, F = 3), GroupNorm(4), Elu, Flatten, Dense(5), Softmax",
    };

    /// <summary>Names of the networks.</summary>
    public static IEnumerable<string> Names => Declarations.Keys;

    /// <summary>The plans of inference, training and trace.</summary>
    public static NetworkPlan Of(string name)
    {
        // The compiler asks for the runtime by one type; nothing of it is called here.
        string source = "using StaticNets; [Network, " + Declarations[name] + "] public partial class Net; namespace StaticNets.Runtime { public static class EmittedCode; }";
        CSharpCompilation compilation = CSharpCompilation.Create("Plans", [CSharpSyntaxTree.ParseText(source)], References());
        NetworkDeclaration declaration = DeclarationReader.Read(compilation.GetTypeByMetadataName("Net")!, compilation, TestContext.Current.CancellationToken);
        (NetworkPlan? plan, IReadOnlyList<Finding> findings) = Compiler.Plan(declaration, TestContext.Current.CancellationToken);
        Assert.Empty(findings.Select(finding => finding.Rule.Id + " " + string.Join(", ", finding.Arguments)));
        return plan!;
    }

    // The generator's assembly holds the attributes too.
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll")
            .Append(typeof(Compiler).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
}
