using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace StaticNets.Generator.Tests.Compiling;

/// <summary>A compiled project, loaded beside the runtime so that its networks can be run.</summary>
internal static class Loaded
{
    private delegate void Forward(ReadOnlySpan<float> input, Span<float> output);

    public static byte[] Emit(Compiled compiled)
    {
        using MemoryStream file = new();
        var result = compiled.Output.Emit(file);
        Xunit.Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(Compiled.Text));
        return file.ToArray();
    }

    /// <summary>Makes the network of that metadata name and gives the output for an input of ones.</summary>
    public static float[] Run(Compiled compiled, string type)
    {
        AssemblyLoadContext context = new("compiled networks");
        context.Resolving += (loader, name) => loader.LoadFromAssemblyPath(
            name.Name == "StaticNets.Runtime" ? References.RuntimePath : name.Name == "StaticNets.Attributes" ? References.AttributesPath : References.TensorsPath);
        Type network = context.LoadFromStream(new MemoryStream(Emit(compiled))).GetType(type, throwOnError: true)!;
        object instance = Activator.CreateInstance(network, 7UL)!;
        float[] input = new float[Constant(network, "InputLength")];
        float[] output = new float[Constant(network, "OutputLength")];
        Array.Fill(input, 1f);
        MethodInfo method = network.GetMethod("Forward", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!;
        method.CreateDelegate<Forward>(instance)(input, output);
        return output;
    }

    private static int Constant(Type network, string name) => (int)network.GetField(name, BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue()!;
}
