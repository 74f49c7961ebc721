extern alias compiler;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using compiler::StaticNets.Generator.Emission;
using compiler::StaticNets.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using StaticNets.Benchmarks.Compiling;

namespace StaticNets.Benchmarks.Layers;

/// <summary>The text that the generator emits for a network, with a look at the clock before every step, compiled and loaded.</summary>
internal static partial class TimedSource
{
    /// <summary>The network's class with clocks in the steps of inference or of training.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="training">Which of them.</param>
    /// <param name="sources">C# that declares it, if the repository's files do not.</param>
    /// <param name="notes">The comments that stand beside the steps, without their estimates, in the order of the steps.</param>
    public static Type Load(NetworkPlan plan, bool training, string[] sources, out IReadOnlyList<string> notes)
    {
        string text = NetworkWriter.Write(plan);
        List<string> found = [];
        StringBuilder timed = new();
        int copied = 0;
        foreach ((int at, string note) in Steps(text, plan, training))
        {
            timed.Append(text, copied, at - copied).Append("global::StaticNets.Benchmarks.Layers.StepClock.Next(").Append(found.Count).Append(");\n");
            copied = at;
            found.Add(note);
        }

        timed.Append(text, copied, text.Length - copied);
        notes = found;
        return Compile([.. sources, timed.ToString()]).GetType(plan.Network.Class.MetadataName) ?? throw new InvalidOperationException($"{plan.Network.Class.MetadataName} was not compiled.");
    }

    // The comments before the steps, by the methods in which they stand.
    private static IEnumerable<(int At, string Note)> Steps(string text, NetworkPlan plan, bool training)
    {
        EmittedNames names = new(plan);
        string owner = training ? names.Training : names.Program;
        TypeDeclarationSyntax type = DeclaredNetworks.Parse(text).GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().Single(one => one.Identifier.Text == owner);
        return type.Members.OfType<MethodDeclarationSyntax>()
            .Where(method => method.Identifier.Text.StartsWith("Forward", StringComparison.Ordinal) || method.Identifier.Text.StartsWith("BackwardParameters", StringComparison.Ordinal))
            .SelectMany(method => method.DescendantTrivia())
            .Select(trivia => (trivia.SpanStart, Match: Numbered().Match(trivia.ToString())))
            .Where(step => step.Match.Success)
            .Select(step => (step.SpanStart, step.Match.Groups[1].Value));
    }

    private static Assembly Compile(string[] sources)
    {
        using MemoryStream assembly = new();
        EmitResult result = DeclaredNetworks.With(sources)
            .AddReferences(MetadataReference.CreateFromFile(typeof(StepClock).Assembly.Location))
            .Emit(assembly);
        return result.Success
            ? Assembly.Load(assembly.ToArray())
            : throw new InvalidOperationException(result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToString());
    }

    [GeneratedRegex(@"^// \d+\. (.*?)(, about \d+ ns a sample)?$")]
    private static partial Regex Numbered();
}
