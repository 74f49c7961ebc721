using System;
using System.Linq;
using System.Reflection;
using StaticNets.Runtime.Parameters;

namespace StaticNets.Zoo.Tests.Zoo;

/// <summary>The tensors of a network, as the generator wrote them, without making a network.</summary>
public static class EmittedLayout
{
    /// <summary>Emitted beside the network, internal to its assembly.</summary>
    public static NetworkLayout Of(Type network)
    {
        Type tensors = network.Assembly.GetTypes().Single(type => type.Name.EndsWith("_" + network.Name + "Tensors", StringComparison.Ordinal));
        return (NetworkLayout)tensors.GetField("Layout", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
    }
}
