using System;
using System.Linq;
using System.Reflection;

// Every network of this assembly with its constant.
foreach (Type network in Assembly.GetExecutingAssembly().GetTypes().Where(type => type.GetField("ParameterCount") is not null).OrderBy(type => type.Name, StringComparer.Ordinal))
{
    Console.WriteLine($"{network.Name} {network.GetField("ParameterCount")!.GetRawConstantValue()}");
}

namespace StaticNets.Outside
{
    /// <summary>A block of the project's own, made of the package's.</summary>
    [BasicBlock(8), DenseLayer(4), Transition, InvertedResidual(8), SqueezeExcite]
    public sealed class StageAttribute : BlockAttribute;

    [Network, Input(3, 16, 16), Stage(Repeat = 2), GlobalAvgPool, Dense(10)]
    public sealed partial class Outside;
}
