using System.ComponentModel;

namespace StaticNets.Runtime.Streams;

/// <summary>What a network's streams need, as its emitted code states it.</summary>
/// <param name="Network">The network's name, for messages.</param>
/// <param name="StateLength">Floats that a row keeps from step to step.</param>
/// <param name="Values">What they are: for n rows each lies at n · Offset, Length floats for one row after the other.</param>
/// <param name="ArenaPerRow">Floats of scratch that a step needs for each row.</param>
/// <param name="ArenaFixed">Floats of scratch that a step needs besides.</param>
/// <param name="HasContext">Whether <c>Begin</c> has to come before the first step.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record StreamLayout(string Network, int StateLength, StreamValue[] Values, int ArenaPerRow, int ArenaFixed, bool HasContext);

/// <summary>A part of a state.</summary>
/// <param name="Offset">Its first float, for one row.</param>
/// <param name="Length">Its floats for one row.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StreamValue(int Offset, int Length);
