using System.ComponentModel;

namespace StaticNets.Runtime.Streams;

/// <summary>What a network's streams need, as its emitted code states it.</summary>
/// <param name="Network">The network's name, for messages.</param>
/// <param name="StateLength">Floats that a row keeps from step to step.</param>
/// <param name="Values">What they are: for n rows each lies at n · Offset, Length floats for one row after the other.</param>
/// <param name="ArenaPerRow">Floats of scratch that a step needs for each row.</param>
/// <param name="ArenaFixed">Floats of scratch that a step needs besides.</param>
/// <param name="HasContext">Whether <c>Begin</c> has to come before the first step.</param>
/// <param name="Capacity">Steps that there is room for; 0 where any number is possible.</param>
/// <param name="TableOffset">Where, for one row, the table of steps lies, of Capacity + 2 floats; -1 where there is none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record StreamLayout(string Network, int StateLength, StreamValue[] Values, int ArenaPerRow, int ArenaFixed, bool HasContext, int Capacity, int TableOffset);

/// <summary>A part of a state.</summary>
/// <param name="Offset">Its first float, for one row.</param>
/// <param name="Length">Its floats for one row.</param>
/// <param name="Stays">Whether it stays with its row when rows go on with one another: the table of steps says where it lies.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StreamValue(int Offset, int Length, bool Stays = false);
