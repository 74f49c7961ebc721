using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Values as C# literals.</summary>
internal static class Literal
{
    /// <summary>61706 as 61_706.</summary>
    public static string Of(long value) => value.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '_');

    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A float: the shortest text that reads back as the same one.</summary>
    public static string OfSingle(double value) => ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f";

    public static string OfDouble(double value) => value.ToString("R", CultureInfo.InvariantCulture) + "d";

    /// <summary>An int where the value is one, else a long; the least of them has no literal of its own.</summary>
    public static string OfInt64(long value) =>
        value == long.MinValue ? "long.MinValue" : Text.Of(value) + (value is >= int.MinValue and <= int.MaxValue ? "" : "L");

    /// <summary>A double, also one that has no digits.</summary>
    public static string OfConstant(double value) =>
        double.IsNaN(value) ? "double.NaN" : double.IsPositiveInfinity(value) ? "double.PositiveInfinity" : double.IsNegativeInfinity(value) ? "double.NegativeInfinity" : OfDouble(value);

    public static string Of(Constant value) => value.Kind switch
    {
        ConstantKind.Integer => Text.Of(value.Integer),
        ConstantKind.Real => OfSingle(value.Real),
        ConstantKind.Flag => value.Integer != 0 ? "true" : "false",
        _ => throw new InvalidOperationException("A size is no " + value.Kind + "."),
    };

    /// <summary>[6, 28, 28] as a collection expression.</summary>
    public static string Of(Shape shape) => shape.ToString();

    public static string Construct(Geometry shape) =>
        "new(" + string.Join(", ", shape.Fields.Select(field => field.Name + ": " + Of(field.Value))) + ")";

    public static string Construct(ActivationCall activation) =>
        activation.Arguments.Count == 0 ? "default(" + activation.Type + ")" : "new " + activation.Type + "(" + string.Join(", ", activation.Arguments.Select(OfSingle)) + ")";
}
