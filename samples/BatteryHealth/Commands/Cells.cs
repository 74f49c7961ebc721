using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using BatteryHealth.Data;
using BatteryHealth.Simulation;
using Spectre.Console;

namespace BatteryHealth.Commands;

/// <summary>The charges at hand: those of the cells to learn from, and those of a cell that training never sees. Only charges of a nearly empty cell count.</summary>
/// <param name="Training">Of all other cells.</param>
/// <param name="Unseen">Of the one.</param>
internal sealed record Cells(IReadOnlyList<ChargeCurve> Training, IReadOnlyList<ChargeCurve> Unseen)
{
    /// <summary>Reads measured cells, or simulates some, and says how many charges there are.</summary>
    /// <param name="console">Where to say it.</param>
    /// <param name="data">Folder of measured charges; null: simulate.</param>
    /// <param name="unseen">Name of the unseen cell; null: the last one by name if measured, the one meant for it if simulated.</param>
    /// <param name="seed">Seed of the simulation.</param>
    /// <exception cref="IOException">Files cannot be read.</exception>
    /// <exception cref="InvalidDataException">They are damaged, or there is no such cell, or too little to learn from.</exception>
    public static Cells Read(IAnsiConsole console, string? data, string? unseen, ulong seed)
    {
        IReadOnlyList<ChargeCurve> all = data is null ? SimulatedCells.Create(seed) : ChargeFolder.Read(data);
        string[] names = [.. all.Select(curve => curve.Cell).Distinct()];
        string last = data is null ? names[^1] : names.Max(StringComparer.Ordinal)!;
        string name = names.FirstOrDefault(each => each == (unseen ?? last))
            ?? throw new InvalidDataException($"There is no cell '{unseen}'; there are {string.Join(", ", names)}.");

        ChargeCurve[] full = [.. all.Where(curve => curve.IsFull)];
        Cells cells = new([.. full.Where(curve => curve.Cell != name)], [.. full.Where(curve => curve.Cell == name)]);
        if (cells.Training.Count == 0 || cells.Unseen.Count == 0)
        {
            throw new InvalidDataException($"There are {cells.Training.Count} full charges to learn from and {cells.Unseen.Count} of '{name}' to be tested on; there must be some of both.");
        }

        console.WriteLine(
            $"{cells.Training.Count} full charges of {string.Join(", ", names.Where(each => each != name))} to learn from; {cells.Unseen.Count} of {name} to be tested on; {all.Count - full.Length} that began with a charged cell left out");
        return cells;
    }
}
