using System;

namespace StaticNets.Runtime.Parameters;

/// <summary>Derives what kernels read (packed panels, folded norms) from the canonical weights. Emitted for every network.</summary>
/// <param name="parameters">All parameters in canonical order.</param>
/// <param name="states">All running statistics.</param>
/// <param name="prepared">Written whole; <see cref="NetworkLayout.PreparedLength"/> values.</param>
public delegate void PrepareWeights(ReadOnlySpan<float> parameters, ReadOnlySpan<float> states, Span<float> prepared);
