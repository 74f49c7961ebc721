using System;
using System.Globalization;

namespace Reporting;

/// <summary>Writes times to go.</summary>
public static class Clock
{
    /// <summary>Minutes and seconds, <c>3:07</c>.</summary>
    public static string Text(TimeSpan time)
    {
        long seconds = (long)Math.Ceiling(time.TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:D2}");
    }
}
