namespace BatteryHealth.Data;

/// <summary>What a logger wrote down at one time.</summary>
/// <param name="Seconds">Since the charge began.</param>
/// <param name="Volts">At the terminals.</param>
/// <param name="Amperes">Into the cell.</param>
/// <param name="Celsius">At the cell's can.</param>
internal readonly record struct Reading(double Seconds, double Volts, double Amperes, double Celsius);
