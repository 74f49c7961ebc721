using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>What the backward pass of a reference layer gives.</summary>
/// <param name="Input">The gradient with respect to the input, rows times the values of a sample.</param>
/// <param name="Parameters">The gradient with respect to each parameter, by its name.</param>
public sealed record ReferenceGradients(double[] Input, IReadOnlyDictionary<string, double[]> Parameters);
