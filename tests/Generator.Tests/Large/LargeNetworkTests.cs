using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Declaration;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Large;

/// <summary>Networks of thousands of layers: time, cancellation, and the size of what is emitted.</summary>
public class LargeNetworkTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("Dense(8)|Relu|Dropout(0.1)")]
    [InlineData("Dense(300)|LayerNorm|Tanh")]
    public void A_thousand_layers_compile_and_no_method_is_too_large(string layers)
    {
        Compiled compiled = Compiled.Of(Source(1000, layers)).IsClean();
        MethodSizes.AssertSmall(Loaded.Emit(compiled));
    }

    /// <summary>Each convolution has sizes of its own, so that there is a field for each.</summary>
    [Fact]
    public void Six_hundred_geometries_do_not_make_one_long_static_constructor()
    {
        string layers = string.Concat(Enumerable.Range(1, 600).Select(i => $"[Conv({i}, F = 1), BatchNorm]\n"));
        Compiled compiled = Compiled.Of("[Network, Input(1, 2, 2)]\n" + layers + "public sealed partial class Net;").IsClean();

        (string Name, int Bytes, int Locals)[] methods = [.. MethodSizes.Of(Loaded.Emit(compiled))];
        MethodSizes.AssertSmall(methods);

        // In one constructor they would be too many.
        Assert.True(methods.Where(method => method.Name == ".cctor").Sum(method => method.Bytes) > MethodSizes.MostBytes);
    }

    [Fact]
    public void The_measure_of_methods_sees_a_large_one()
    {
        string body = string.Concat(Enumerable.Range(0, 600).Select(i => $"int v{i} = x * {i}; System.Console.WriteLine(v{i}); System.Console.WriteLine(v{i});"));
        var large = MethodSizes.Of(Loaded.Emit(Compiled.Of("public static class Large { public static void Method(int x) { " + body + " } }"))).MaxBy(method => method.Bytes);
        Assert.Equal("Method", large.Name);
        Assert.InRange(large.Bytes, 5_000, 60_000);
    }

    [Fact]
    public void Generation_is_a_matter_of_seconds()
    {
        NetworkDeclaration declaration = Declaration(1000);
        Compiler.Compile(Declaration(10), TestContext.Current.CancellationToken);
        Stopwatch watch = Stopwatch.StartNew();
        CompiledNetwork compiled = Compiler.Compile(declaration, TestContext.Current.CancellationToken);
        output.WriteLine($"1,000 layers: {watch.ElapsedMilliseconds} ms, {compiled.Source.Length} characters");
        Assert.Empty(compiled.Findings);

        // The aim is one second on a quiet machine; this is a guard against something quadratic only.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    [Fact]
    public void More_layers_than_are_allowed_are_refused_at_once() =>
        Assert.NotEmpty(Compiler.Check(Declaration(Limits.Layers + 1), TestContext.Current.CancellationToken));

    [Fact]
    public void Cancelled_at_any_point_it_throws_that_it_was_cancelled_and_nothing_else()
    {
        NetworkDeclaration declaration = Declaration(2000);
        Random random = new(7);
        int cancelled = 0;
        for (int i = 0; i < 20; i++)
        {
            using CancellationTokenSource source = new();
            source.CancelAfter(TimeSpan.FromMilliseconds(random.Next(0, 400)));
            try
            {
                Assert.Empty(Compiler.Compile(declaration, source.Token).Findings);
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }
        }

        Assert.InRange(cancelled, 1, 20);
    }

    [Fact]
    public void A_cancelled_driver_throws_that_it_was_cancelled()
    {
        CSharpCompilation compilation = Compilations.Of(Source(200, "Dense(8)|Relu"));
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Compiled.Driver(compilation).RunGenerators(compilation, source.Token));
    }

    private static string Source(int count, string layers)
    {
        string[] kinds = layers.Split('|');
        StringBuilder source = new("[Network, Input(8)]\n");
        for (int i = 0; i < count; i++)
        {
            source.Append('[').Append(kinds[i % kinds.Length]).Append("]\n");
        }

        return source.Append("public sealed partial class Net;").ToString();
    }

    private static NetworkDeclaration Declaration(int layers)
    {
        CSharpCompilation compilation = Compilations.Of(Source(layers, "Dense(8)|Relu"));
        return DeclarationReader.Read((INamedTypeSymbol)compilation.GetTypeByMetadataName("Net")!, compilation, CancellationToken.None);
    }
}
