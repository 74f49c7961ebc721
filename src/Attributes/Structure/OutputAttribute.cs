namespace StaticNets;

/// <summary>
/// Makes the current value a further output of the network, behind the main one. With <c>Training = true</c> it exists in training only, and with it everything that serves nothing else;
/// its loss counts with <see cref="Weight"/>.
/// </summary>
/// <example><c>[From("4a"), GoogLeNetHead, Output("aux1", Training = true, Weight = 0.3)]</c></example>
/// <param name="name">Name of the output: the parameter of <c>Forward</c>.</param>
public sealed class OutputAttribute(string name) : PartAttribute
{
    /// <summary>Name of the output.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it exists in training only.</summary>
    public bool Training { get; set; }

    /// <summary>Factor of its loss, which counts in what training makes small; 0: it has no loss.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>Name of the target that its loss compares it with; default: the main output's.</summary>
    public string? Target { get; set; }
}
