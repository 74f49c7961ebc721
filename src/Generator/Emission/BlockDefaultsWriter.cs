using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the file that tells other projects the defaults of this one's blocks.</summary>
internal static class BlockDefaultsWriter
{
    public const string HintName = "StaticNets.BlockDefaults.g.cs";

    public static string Write(IEnumerable<RecordedDefault> records)
    {
        CodeWriter w = new();
        NetworkWriter.WriteHeader(w);
        foreach (RecordedDefault record in records)
        {
            w.Raw($"[assembly: global::StaticNets.BlockDefaultsAttribute(typeof({record.Block}), {Literal.Of(record.Property)}, {Value(record)})]");
        }

        return w.ToString();
    }

    private static string Value(RecordedDefault record) => record.Value.Kind switch
    {
        ConstantKind.Null => "null",
        ConstantKind.Integer => Literal.OfInt64(record.Value.Integer),
        ConstantKind.Real => Literal.OfConstant(record.Value.Real),
        ConstantKind.Choice => $"unchecked(({record.ChoiceType})({Literal.OfInt64(record.Value.Integer)}))",
        ConstantKind.Text => Literal.Of(record.Value.Word!),
        _ => Literal.Of(record.Value),
    };
}
