using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Architecture;

/// <summary>Who may use whom in the runtime: each folder uses only those before it.</summary>
public class RuntimeArchitectureTests
{
    // Guard and EmittedCode (StaticNets.Runtime itself) belong to all of them.
    private static readonly string[] Order =
    [
        "StaticNets.Runtime.Randomness", "StaticNets.Runtime.Threading", "StaticNets.Runtime.Simd", "StaticNets.Runtime.Activations", "StaticNets.Runtime.Loops", "StaticNets.Runtime.Tiles", "StaticNets.Runtime.Gemm",
        "StaticNets.Runtime.Kernels", "StaticNets.Runtime.Description", "StaticNets.Runtime.Parameters", "StaticNets.Runtime.Passes", "StaticNets.Runtime.Streams", "StaticNets.Generation", "StaticNets.Training",
    ];

    private static readonly Type[] Types = Load().GetTypes().Where(type => Array.IndexOf(Order, type.Namespace) >= 0).ToArray();

    [Fact]
    public void Each_folder_uses_only_those_before_it() => Assert.Empty(Types.SelectMany(type => Violations(type, Array.IndexOf(Order, type.Namespace))).Distinct());

    [Fact]
    public void The_order_names_every_folder_and_is_not_true_of_every_order()
    {
        Assert.All(Order, folder => Assert.Contains(Types, type => type.Namespace == folder));
        Assert.NotEmpty(Types.Where(type => type.Namespace == "StaticNets.Training").SelectMany(type => Violations(type, 0)));
    }

    private static IEnumerable<string> Violations(Type type, int place) => Uses.Of(type)
        .Where(used => used.Assembly == type.Assembly && Array.IndexOf(Order, used.Namespace) > place)
        .Select(used => type.FullName + " uses " + used.FullName);

    private static Assembly Load()
    {
        AssemblyLoadContext context = new("runtime");
        context.Resolving += (loader, name) => loader.LoadFromAssemblyPath(name.Name == "System.Numerics.Tensors" ? References.TensorsPath : References.AttributesPath);
        return context.LoadFromAssemblyPath(References.RuntimePath);
    }
}
