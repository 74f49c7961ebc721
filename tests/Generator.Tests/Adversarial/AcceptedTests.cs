using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Adversarial;

/// <summary>Hostile declarations that are right: they compile without any warning under the strictest settings, and the network runs.</summary>
public class AcceptedTests
{
    private const string Net = "[Network, Input(4), Dense(2), Relu, Dense(2)] public sealed partial class Net;";

    [Theory]
    [InlineData("class")]
    [InlineData("event")]
    [InlineData("namespace")]
    [InlineData("int")]
    [InlineData("record")]
    [InlineData("field")]
    [InlineData("value")]
    [InlineData("var")]
    [InlineData("await")]
    [InlineData("async")]
    [InlineData("partial")]
    [InlineData("where")]
    [InlineData("global")]
    [InlineData("scoped")]
    [InlineData("required")]
    [InlineData("file")]
    [InlineData("dynamic")]
    [InlineData("nameof")]
    [InlineData("_")]
    [InlineData("args")]
    [InlineData("nint")]
    [InlineData("unmanaged")]
    [InlineData("allows")]
    [InlineData("extension")]
    [InlineData("System")]
    [InlineData("Span")]
    [InlineData("ReadOnlySpan")]
    [InlineData("MathF")]
    [InlineData("Vector")]
    [InlineData("StaticNets")]
    [InlineData("Single")]
    [InlineData("Network")]
    [InlineData("Dense")]
    [InlineData("Layer")]
    [InlineData("Batch")]
    [InlineData("Optimizer")]
    [InlineData("Loss")]
    [InlineData("TrainingSession")]
    [InlineData("Program")]
    [InlineData("Run")]
    [InlineData("network")]
    [InlineData("Сеть")]
    [InlineData("网络")]
    [InlineData("İstanbul")]
    [InlineData("ıı")]
    [InlineData("e\u0301clair")]
    [InlineData("\u00e9clair")]
    [InlineData("ﬁ")]
    [InlineData("a\u200db")]
    [InlineData("\\u0041bc")]
    public void Names_of_classes_namespaces_and_containers(string name)
    {
        string escaped = name.StartsWith('\\') || name == "_" ? name : "@" + name;
        string source = $$"""
            #pragma warning disable CS8981
            namespace @{{(name.StartsWith('\\') ? "Abc" : name)}}.Inner
            {
                [Network, Input(4), Dense(2), Relu, Dense(2)] public sealed partial class {{escaped}};
            }

            namespace Other
            {
                public static partial class {{escaped}}
                {
                    [Network, Input(4), Dense(2), Relu, Dense(2)] public sealed partial class Nested;
                }
            }
            """;
        Compiled compiled = Compiled.Of(source).IsClean();
        Assert.Equal(2, compiled.Run.GeneratedSources.Length);
        Assert.Equal(2, Loaded.Run(compiled, "Other." + Plain(name) + "+Nested").Length);
    }

    [Theory]
    [InlineData("NET")]
    [InlineData("namespace A; NET")]
    [InlineData("namespace A { namespace B { NET } }")]
    [InlineData("namespace A.System { NET }")]
    [InlineData("namespace System { NET }")]
    [InlineData("namespace StaticNets { NET }")]
    [InlineData("namespace StaticNets.Generated { NET }")]
    [InlineData("public partial class Outer { NET }")]
    [InlineData("public static partial class Outer { NET }")]
    [InlineData("public abstract partial class Outer { NET }")]
    [InlineData("public partial struct Outer { NET }")]
    [InlineData("public readonly partial struct Outer { NET }")]
    [InlineData("public ref partial struct Outer { NET }")]
    [InlineData("public partial record Outer { NET }")]
    [InlineData("public partial record struct Outer { NET }")]
    [InlineData("public readonly partial record struct Outer { NET }")]
    [InlineData("public partial interface IOuter { NET }")]
    [InlineData("namespace A { public partial class B { public partial struct C { public partial record D { NET } } } }")]
    [InlineData("public partial class Outer(int x) { public int X => x; NET }")]
    public void Places_of_networks(string source) => Compiled.Of(source.Replace("NET", Net, StringComparison.Ordinal)).IsClean();

    [Fact]
    public void Namespaces_beside_it_that_are_called_as_types_in_emitted_code()
    {
        const string Own = "namespace A6 { [Network, Input(1, 9, 9)] [Conv(2), BatchNorm, Relu, MaxPool, Dropout] [Flatten, Dense(12), Tanh, Dense(2)] public sealed partial class X; }\n";
        string emitted = Compiled.Of(Own).Source;
        string[] types = [.. RuntimeTypes.Append("Span").Append("ReadOnlySpan").Where(name => Regex.IsMatch(emitted, @"(?<![\w.])" + name + @"\b"))];
        string beside = string.Concat(types.Select(name => $"namespace A6.{name} {{ [Network, Input(3), Dense(2)] public sealed partial class Y; }}\n"));
        Compiled compiled = Compiled.Of(Own + beside).IsClean();
        Assert.Empty(new[] { "Conv", "ConvShape", "Dense", "Team", "Relu", "Span", "NetworkLayout" }.Except(types));
        Assert.Equal(types.Length + 1, compiled.Run.GeneratedSources.Length);
        Assert.Equal(2, Loaded.Run(compiled, "A6.X").Length);
    }

    /// <summary>Names of the runtime's public types, in all its namespaces.</summary>
    private static IEnumerable<string> RuntimeTypes
    {
        get
        {
            var compilation = Compilations.Of();
            return Within(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(References.Runtime)!).GlobalNamespace).Distinct();

            static IEnumerable<string> Within(INamespaceSymbol space) => space.GetTypeMembers().Where(type => type.DeclaredAccessibility == Accessibility.Public)
                .Select(type => type.Name).Concat(space.GetNamespaceMembers().SelectMany(Within));
        }
    }

    [Fact]
    public void Names_that_would_be_one_if_joined_carelessly() => Assert.Equal(8, Compiled.Of("""
        #pragma warning disable CS8981
        namespace A.B { [Network, Input(3), Dense(2)] public sealed partial class C; }
        namespace A { [Network, Input(3), Dense(2)] public sealed partial class B_C; }
        namespace A_B { [Network, Input(3), Dense(2)] public sealed partial class C; }
        [Network, Input(3), Dense(2)] public sealed partial class A_B_C;
        [Network, Input(3), Dense(2)] public sealed partial class A_B_C_5;
        [Network, Input(3), Dense(2)] public sealed partial class A_B_C_1_3;
        public static partial class A_ { [Network, Input(3), Dense(2)] public sealed partial class B; }
        namespace A { [Network, Input(3), Dense(2)] public sealed partial class _B; }
        """).IsClean().Run.GeneratedSources.Length);

    [Theory]
    [InlineData("private")]
    [InlineData("protected")]
    [InlineData("internal")]
    [InlineData("protected internal")]
    [InlineData("private protected")]
    public void Nested_with_any_access(string access) =>
        Compiled.Of("public partial class Outer { " + Net.Replace("public", access, StringComparison.Ordinal) + " }").IsClean();

    [Theory]
    [InlineData("partial class Net;")]
    [InlineData("public partial class Net;")]
    [InlineData("internal sealed partial class Net;")]
    [InlineData("public sealed unsafe partial class Net;")]
    [InlineData("public sealed partial class Net { static Net() => Count = 1; public static int Count { get; } }")]
    [InlineData("public sealed partial class Net { public Net(string language) : this(seed: 7) => Language = language; public string Language { get; } }")]
    [InlineData("public sealed partial class Net { public Net() : this(7UL) { } }")]
    [InlineData("public sealed partial class Net : System.IDisposable { public void Dispose() { } }")]
    [InlineData("public sealed partial class Net : IModel { void IModel.Forward() { } } public interface IModel { void Forward(); }")]
    [InlineData("public sealed partial class Net : Base; public class Base { public int ParameterCount => 3; public virtual void Save(string path) { } public void Forward() { } }")]
    [InlineData("public sealed partial class Net : Base; public abstract class Base { protected Base(int x = 3) => X = x; public int X { get; } }")]
    [InlineData("public sealed partial class Net { public int rows, o0, v0; public static string nameof(object x) => \"\"; }")]
    [InlineData("public sealed partial class Net { public class Span; public class ReadOnlySpan; public class System; public class StaticNets; }")]
    [InlineData("public sealed partial class Net { public override string ToString() => \"\"; public override bool Equals(object? other) => false; public override int GetHashCode() => 1; }")]
    [InlineData("public sealed partial class Net { partial void Extra(); } public sealed partial class Net { partial void Extra() { } }")]
    public void Kinds_of_classes(string declaration)
    {
        var compilation = Compilations.Of("[Network, Input(4), Dense(2), Relu, Dense(2)] " + declaration);
        Compiled.Of(compilation.WithOptions(Compilations.Options.WithAllowUnsafe(declaration.Contains("unsafe", StringComparison.Ordinal)))).IsClean();
    }

    [Theory]
    [InlineData("[System.Obsolete] ")]
    [InlineData("[System.Obsolete(\"old\")] ")]
    [InlineData("[System.Runtime.CompilerServices.SkipLocalsInit] ")]
    [InlineData("[System.Serializable, System.ComponentModel.Description(\"a network\")] ")]
    [InlineData("#nullable disable\n")]
    [InlineData("#nullable restore\n")]
    [InlineData("#line 500 \"elsewhere.cs\"\n")]
    [InlineData("#if true\n#endif\n")]
    [InlineData("#pragma warning disable\n")]
    [InlineData("#region a\n#endregion\n")]
    [InlineData("using X = StaticNets.NetworkAttribute; ")]
    [InlineData("using Layer = StaticNets.DenseAttribute; ")]
    [InlineData("public static class Dense { } ")]
    public void Surroundings(string before)
    {
        var compilation = Compilations.Of(before + Net);
        bool unsafeCode = before.Contains("SkipLocals", StringComparison.Ordinal);
        Compiled.Of(compilation.WithOptions(Compilations.Options.WithAllowUnsafe(unsafeCode).WithOverflowChecks(true))).IsClean();
    }

    [Fact]
    public void A_library_that_follows_the_common_language_hears_of_the_array_in_its_own_input_only()
    {
        Compiled compiled = Compiled.Of("[assembly: System.CLSCompliant(true)]\n" + Net);
        Assert.Empty(compiled.Own.Select(Compiled.Text));
        Assert.Equal(["CS3016"], compiled.CSharp.Select(diagnostic => diagnostic.Id));
        Assert.Empty(compiled.CSharpInEmitted.Select(Compiled.Text));
    }

    [Theory]
    [InlineData("const int Units = 3; ", "Dense(Net.Units)")]
    [InlineData("", "Dense(nameof(Net) == \"Net\" ? 3 : 4)")]
    [InlineData("", "Dense(sizeof(long))")]
    [InlineData("", "Dense((byte)3)")]
    [InlineData("", "Dense((short)3, Bias = !true)")]
    [InlineData("", "Dense(3L)")]
    [InlineData("", "Dense(3u)")]
    [InlineData("", "Dense(units: 3)")]
    [InlineData("", "Dense(1, Units = 3)")]
    [InlineData("", "global::StaticNets.DenseAttribute(3)")]
    [InlineData("", "DenseAttribute(3)")]
    [InlineData("", "LeakyRelu(1e-45f)")]
    [InlineData("", "LeakyRelu(-0.0)")]
    [InlineData("", "LeakyRelu(float.MaxValue)")]
    [InlineData("", "LeakyRelu(float.Epsilon)")]
    [InlineData("", "LeakyRelu(0.1f)")]
    [InlineData("", "LeakyRelu(1)")]
    [InlineData("", "Dense(3, Name = \"o0\"), Relu(Name = \"v0\"), Dense(2, Name = \"row\"), Relu(Name = \"rows\")")]
    [InlineData("", "Dense(300, Name = \"a\"), Relu(Name = \"a.weight\"), Dense(300, Name = \"a.bias\"), Tanh(Name = \"input\"), Dense(2, Name = \"arena\")")]
    [InlineData("", "Dense(3, Name = \"a-b\"), Dense(3, Name = \"a_b\"), Dense(3, Name = \"A-B\"), Dense(3, Name = \"aB\"), Dense(3, Name = \"ab\")")]
    [InlineData("", "Dense(3, Name = \"class\"), Dense(3, Name = \"1\"), Dense(3, Name = \"_\"), Dense(3, Name = \"\"), Dense(3, Name = \"Сеть.网络\")")]
    [InlineData("", "Dense(300, Name = \"_a\"), Relu(Name = \"_a.denseShape\"), Dense(300, Name = \"_a.DenseShape\")")]
    public void Arguments(string member, string layers)
    {
        Compiled compiled = Compiled.Of("namespace A { [Network, Input(4), " + layers + "] public sealed partial class Net { public " + (member.Length > 0 ? member : "static int Nothing => 0; ") + "} }").IsClean();
        Assert.All(Loaded.Run(compiled, "A.Net"), value => Assert.False(float.IsNaN(value)));
    }

    [Fact]
    public void Classes_that_differ_by_case_namespace_nesting_or_underscores_have_files_of_their_own()
    {
        Compiled compiled = Compiled.Of("""
            #pragma warning disable CS8981
            [Network, Input(4), Dense(2)] public sealed partial class Net;
            [Network, Input(4), Dense(2)] public sealed partial class NET;
            [Network, Input(4), Dense(2)] public sealed partial class net;
            [Network, Input(4), Dense(2)] public sealed partial class A_B;
            [Network, Input(4), Dense(2)] public sealed partial class A__B;
            public partial class A { [Network, Input(4), Dense(2)] public sealed partial class B; [Network, Input(4), Dense(2)] public sealed partial class _B; [Network, Input(4), Dense(2)] public sealed partial class B_C; }
            public partial class A_ { [Network, Input(4), Dense(2)] public sealed partial class B; }
            public partial class A_B_ { [Network, Input(4), Dense(2)] public sealed partial class C; }
            namespace A1 { [Network, Input(4), Dense(2)] public sealed partial class Net; public class Net<T>; }
            namespace A2 { [Network, Input(4), Dense(2)] public sealed partial class Net; public partial class Outer { [Network, Input(4), Dense(2)] public sealed partial class Net; } }
            [Network, Input(4), Dense(2)] public sealed partial class é;
            [Network, Input(4), Dense(2)] public sealed partial class e\u0301;
            [Network, Input(4), Dense(2)] public sealed partial class I;
            [Network, Input(4), Dense(2)] public sealed partial class i;
            [Network, Input(4), Dense(2)] public sealed partial class ı;
            [Network, Input(4), Dense(2)] public sealed partial class İ;
            """).IsClean();
        string[] hints = compiled.Run.GeneratedSources.Select(source => source.HintName).ToArray();
        Assert.Equal(19, hints.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(hints, hint => Assert.Matches("^[A-Za-z0-9._]{1,120}$", hint));
    }

    [Fact]
    public void Deep_nesting_and_long_names()
    {
        string open = string.Concat(Enumerable.Range(0, 50).Select(i => "public partial class Level" + i + " { "));
        Compiled.Of(open + Net + new string('}', 50)).IsClean();
        Compiled.Of("namespace " + new string('n', 300) + ";" + Net.Replace("class Net", "class N" + new string('c', 400), StringComparison.Ordinal)).IsClean();
    }

    [Fact]
    public void The_layers_may_stand_on_the_second_part()
    {
        Compiled.Of("public sealed partial class Net { public int A => 1; }", Net).IsClean();
        Compiled.Of(Net, "public sealed partial class Net { public int A => 1; }").IsClean();
    }

    [Fact]
    public void Attributes_of_the_same_name_from_elsewhere_are_ignored()
    {
        Compiled compiled = Compiled.Of("""
            namespace Mine
            {
                public sealed class NetworkAttribute : System.Attribute;
                public sealed class DenseAttribute(int units) : System.Attribute { public int Units => units; }
                [Network, Dense(0)] public sealed class Net;
            }
            """).IsClean();
        Assert.Empty(compiled.Run.GeneratedSources);
    }

    [Theory]
    [InlineData("")]
    [InlineData("class")]
    [InlineData("[Network, Input(4), Dense(")]
    [InlineData("[Network, Input(4), Dense(2)] public sealed partial class")]
    [InlineData("[Network, Input(4), Dense(2)] public sealed partial class Net { {{{")]
    [InlineData("[Network, Input(4), Missing, Dense(2)] public sealed partial class Net;")]
    [InlineData("[Network, Input(4), Dense(units: 1 +)] public sealed partial class Net;")]
    [InlineData("[Network, Input(4), Dense()] public sealed partial class Net;")]
    [InlineData("[Network, Input(4), Dense(2, Missing = 3)] public sealed partial class Net;")]
    [InlineData("[Network, Input(4), Dense(2, Name = 3)] public sealed partial class Net;")]
    [InlineData("[Network(3), Input(4), Dense(2)] public sealed partial class Net;")]
    [InlineData("[Network, Input(\"4\"), Dense(2)] public sealed partial class Net;")]
    [InlineData("[Network, Network, Input(4), Dense(2)] public sealed partial class Net;")]
    public void Where_C_sharp_has_something_to_say_nothing_is_added(string source)
    {
        Compiled compiled = Compiled.Of(source);
        Assert.Null(compiled.Run.Exception);
        Assert.Equal(source.Length > 0, compiled.CSharpInSource.Any());
        Assert.Empty(compiled.Own.Select(Compiled.Text));
        Assert.Empty(compiled.CSharpInEmitted.Select(Compiled.Text));
    }

    [Fact]
    public void Files_with_a_mark_of_byte_order_in_two_byte_characters_and_of_ten_megabytes()
    {
        Compiled.Of("\uFEFF" + Net).IsClean();
        Compiled.Of(Net + "\n/* " + new string('x', 10_000_000) + " */").IsClean();
    }

    [Fact]
    public void The_lowest_language_version_that_is_allowed_suffices() =>
        Compiled.Of(Compilations.Of([Net], References.All, Compilations.Parse(LanguageVersion.CSharp13))).IsClean();

    private static string Plain(string name) => name.StartsWith('\\') ? "Abc" : name.Replace("\u200d", "", StringComparison.Ordinal);
}
