using System;

namespace BatteryHealth.Simulation;

/// <summary>
/// A lithium-ion cell as an equivalent circuit: a voltage source that depends on its charge (the polymer cell of Chen and Rincon-Mora, IEEE Transactions on Energy
/// Conversion 21(2), 2006), a resistance, and a resistance with a capacitor beside it. It warms by what it dissipates, loses capacity with the square root of its age and in
/// proportion to the charge that has gone through it, the more the warmer it is (Arrhenius), and its resistances grow as its capacity falls.
/// </summary>
internal sealed class AgeingCell
{
    /// <summary>Capacity of a new cell, ampere hours.</summary>
    public const double NominalCapacity = 2;

    private const double SeriesOhms = 0.06;
    private const double SlowOhms = 0.04;
    private const double SlowSeconds = 600; // of the resistance and the capacitor
    private const double OhmsPerLoss = 3; // a cell that has lost 30 % has 1.9 times the resistance
    private const double HeatCapacity = 40; // joules per degree: 45 g at 0.9 J/(g K)
    private const double Cooling = 0.12; // watts per degree: 42 cm² of can in still air
    private const double CalendarLoss = 0.004; // of a square root of a day, at 25 °C
    private const double CycleLoss = 1.0e-3; // of a full charge, at 25 °C
    private const double Activation = 30_000 / 8.314; // kelvin

    private readonly double born; // health at the start
    private readonly double ambient;
    private double slowVolts;
    private double calendar;
    private double cycled;

    /// <summary>A new cell.</summary>
    /// <param name="born">Its capacity as a share of the nominal one: no two cells are alike.</param>
    /// <param name="ambient">Degrees Celsius around it.</param>
    public AgeingCell(double born, double ambient)
    {
        (this.born, this.ambient) = (born, ambient);
        Celsius = ambient;
    }

    /// <summary>Capacity as a share of the nominal one.</summary>
    public double Health => born - calendar - cycled;

    /// <summary>Charge in it as a share of its capacity.</summary>
    public double Charge { get; private set; } = 1;

    /// <summary>Temperature of the can.</summary>
    public double Celsius { get; private set; }

    private double Growth => 1 + (OhmsPerLoss * (born - Health));

    /// <summary>Volts at the terminals while a current flows in.</summary>
    public double Volts(double amperes) => Source(Charge) + slowVolts + (amperes * SeriesOhms * Growth);

    /// <summary>The current that brings the terminals to a voltage.</summary>
    public double Amperes(double volts) => (volts - Source(Charge) - slowVolts) / (SeriesOhms * Growth);

    /// <summary>Lets a current flow into it.</summary>
    public void Flow(double amperes, double seconds)
    {
        double slow = SlowOhms * Growth;
        Charge += amperes * seconds / 3600 / (Health * NominalCapacity);
        slowVolts += ((amperes * slow) - slowVolts) * (1 - Math.Exp(-seconds / SlowSeconds));
        double heat = (amperes * amperes * SeriesOhms * Growth) + (slowVolts * slowVolts / slow);
        Celsius += (heat - (Cooling * (Celsius - ambient))) * seconds / HeatCapacity;
        cycled += CycleLoss * Arrhenius * Math.Abs(amperes) * seconds / 3600 / (2 * NominalCapacity);
    }

    /// <summary>Empties it slowly but for a share of its capacity, and lets it rest.</summary>
    public void UseAndRest(double left, double days)
    {
        cycled += CycleLoss * Arrhenius * Math.Abs(Charge - left) / 2;
        (Charge, slowVolts, Celsius) = (left, 0, ambient);
        double rate = CalendarLoss * Arrhenius;
        calendar = Math.Sqrt((calendar * calendar) + (rate * rate * days)); // the square root goes on from where it is
    }

    private double Arrhenius => Math.Exp(Activation * ((1 / 298.15) - (1 / (Celsius + 273.15))));

    private static double Source(double charge) =>
        (-1.031 * Math.Exp(-35 * charge)) + 3.685 + (0.2156 * charge) - (0.1178 * charge * charge) + (0.3201 * charge * charge * charge);
}
