using System;

namespace StaticNets;

/// <summary>Marks a partial class as a neural network whose layers are the attributes on it, read top to bottom, left to right.</summary>
/// <example><c>[Network, Input(1, 28, 28), Flatten, Dense(10)] public sealed partial class Classifier;</c></example>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>How close results stay to the exact ones: <c>Standard</c> (default) may use Winograd's transform, <c>Exact</c> stays within direct summation's error.</summary>
    public Accuracy Accuracy { get; set; } = Accuracy.Standard;
}
