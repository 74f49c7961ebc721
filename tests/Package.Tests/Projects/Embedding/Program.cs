using System.Globalization;
using Outside;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
float[] output = new float[Small.OutputLength];
Small.Embedded().Forward([1, 1, 1, 1], output);
Console.WriteLine(string.Join(' ', output));
