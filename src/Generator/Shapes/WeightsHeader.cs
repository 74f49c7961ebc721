using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace StaticNets.Generator.Shapes;

/// <summary>
/// The tensors that the header of a safetensors file names. Of JSON it takes what the format allows and nothing else: an object of entries with
/// <c>dtype</c>, <c>shape</c> and <c>data_offsets</c>, and <c>__metadata__</c> of strings. Where bytes lie is the reader's business, at run time.
/// </summary>
internal sealed class WeightsHeader
{
    private readonly string json;
    private int at;

    private WeightsHeader(string json) => this.json = json;

    /// <summary>One tensor of the file.</summary>
    public sealed record Entry(string Name, string Type, IReadOnlyList<long> Shape);

    /// <exception cref="FormatException">The text is no such header; the message says where and why.</exception>
    public static IReadOnlyList<Entry> Parse(string json)
    {
        WeightsHeader header = new(json);
        List<Entry> entries = [];
        header.ReadObject(name =>
        {
            if (name == "__metadata__")
            {
                header.ReadObject(_ => header.ReadString());
            }
            else
            {
                entries.Add(header.ReadEntry(name));
            }
        });
        return header.Peek() == '\0' && header.at == json.Length ? entries : throw header.Wrong("the end");
    }

    private Entry ReadEntry(string name)
    {
        string? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        ReadObject(field =>
        {
            switch (field)
            {
                case "dtype":
                    type = ReadString();
                    break;
                case "shape":
                    shape = ReadIntegers();
                    break;
                case "data_offsets":
                    offsets = ReadIntegers();
                    break;
                default:
                    throw new FormatException("tensor '" + name + "' has an unknown field '" + field + "'");
            }
        });
        return type is not null && shape is not null && offsets?.Count == 2
            ? new Entry(name, type, shape)
            : throw new FormatException("tensor '" + name + "' lacks its dtype, its shape or its two data_offsets");
    }

    private void ReadObject(Action<string> readValue)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        Take('{');
        while (Peek() != '}')
        {
            if (names.Count > 0)
            {
                Take(',');
            }

            string name = ReadString();
            if (!names.Add(name))
            {
                throw new FormatException("the name '" + name + "' appears twice");
            }

            Take(':');
            readValue(name);
        }

        at++;
    }

    private List<long> ReadIntegers()
    {
        List<long> values = [];
        Take('[');
        while (Peek() != ']')
        {
            if (values.Count > 0)
            {
                Take(',');
                Peek();
            }

            int start = at;
            while (at < json.Length && json[at] is >= '0' and <= '9')
            {
                at++;
            }

            if (!long.TryParse(json.Substring(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out long value))
            {
                throw Wrong("an integer of at least 0");
            }

            values.Add(value);
        }

        at++;
        return values;
    }

    private string ReadString()
    {
        Take('"');
        StringBuilder text = new();
        while (at < json.Length && json[at] >= ' ' && json[at] != '"')
        {
            char c = json[at++];
            text.Append(c == '\\' ? ReadEscaped() : c);
        }

        return at < json.Length && json[at++] == '"' ? text.ToString() : throw Wrong("the end of a string");
    }

    private char ReadEscaped()
    {
        const string Escapes = "\"\\/bfnrt";
        const string Meanings = "\"\\/\b\f\n\r\t";
        char kind = at < json.Length ? json[at++] : '\0';
        if (kind == 'u' && at + 4 <= json.Length && ushort.TryParse(json.Substring(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
        {
            at += 4;
            return (char)code;
        }

        int index = Escapes.IndexOf(kind);
        return index >= 0 ? Meanings[index] : throw Wrong("an escape");
    }

    private void Take(char wanted)
    {
        if (Peek() != wanted)
        {
            throw Wrong("'" + wanted + "'");
        }

        at++;
    }

    /// <summary>The next character behind white space; NUL at the end.</summary>
    private char Peek()
    {
        while (at < json.Length && json[at] is ' ' or '\t' or '\n' or '\r')
        {
            at++;
        }

        return at < json.Length ? json[at] : '\0';
    }

    private FormatException Wrong(string wanted) =>
        new("at character " + at.ToString(CultureInfo.InvariantCulture) + ", " + wanted + " is expected");
}
