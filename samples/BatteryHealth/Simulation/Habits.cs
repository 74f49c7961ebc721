namespace BatteryHealth.Simulation;

/// <summary>How somebody uses a cell.</summary>
/// <param name="Name">The cell's name.</param>
/// <param name="Cycles">How often it is charged.</param>
/// <param name="Celsius">Where it lives.</param>
/// <param name="Left">Charge left when it is put on the charger, as a share of its capacity; each time somewhat different.</param>
/// <param name="RestDays">From one charge to the next.</param>
/// <param name="Amperes">The charger's current.</param>
internal sealed record Habits(string Name, int Cycles, double Celsius, double Left, double RestDays, double Amperes)
{
    /// <summary>Three cells to learn from, and one that lives in none of their ways to be tested on.</summary>
    public static Habits[] All { get; } =
    [
        new("often", 168, 24, 0.03, 0.5, 1.50),
        new("warm", 168, 31, 0.05, 1.0, 1.51),
        new("seldom", 168, 21, 0.04, 3.0, 1.49),
        new("unseen", 132, 27, 0.02, 1.5, 1.52),
    ];
}
