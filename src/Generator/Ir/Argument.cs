namespace StaticNets.Generator.Ir;

/// <summary>One argument of an attribute: the setting it sets (the property's name, also for positional ones) and its value.</summary>
internal sealed record Argument(string Name, Constant Value);
