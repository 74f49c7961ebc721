using System;
using System.Globalization;
using System.IO;
using StaticNets.Generator.Tests.Determinism;

// Compiles the C# files named, in the culture named first, and prints the hash of everything emitted: a test compares processes.
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(args[0]);
Console.WriteLine(EmittedText.Hash(Array.ConvertAll(args[1..], File.ReadAllText)));
