using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace StaticNets.Generator.Emission;

/// <summary>Text with indentation. Numbers are written in the invariant culture, line ends are \n: an emitter is a list of lines that look like their output.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    public void Line() => text.Append('\n');

    public void Line([InterpolatedStringHandlerArgument("")] ref Handler line) => text.Append('\n');

    /// <summary>A line that is text already.</summary>
    public void Raw(string line)
    {
        text.Append(' ', line.Length == 0 ? 0 : 4 * depth).Append(line).Append('\n');
    }

    /// <summary>The header, and braces around what is written until the scope is disposed.</summary>
    public Scope Block([InterpolatedStringHandlerArgument("")] ref Handler header, string end = "")
    {
        text.Append('\n');
        return Open(end);
    }

    /// <summary>Braces under a header that is text already.</summary>
    public Scope RawBlock(string header, string end = "")
    {
        Raw(header);
        return Open(end);
    }

    public override string ToString() => text.ToString();

    private Scope Open(string end)
    {
        Raw("{");
        depth++;
        return new Scope(this, end);
    }

    public readonly struct Scope(CodeWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer.depth--;
            writer.Raw("}" + end);
        }
    }

    [InterpolatedStringHandler]
    public readonly struct Handler
    {
        private readonly CodeWriter writer;

        public Handler(int literalLength, int formattedCount, CodeWriter writer)
        {
            this.writer = writer;
            writer.text.Append(' ', 4 * writer.depth);
        }

        public void AppendLiteral(string value) => writer.text.Append(value);

        public void AppendFormatted(string? value) => writer.text.Append(value);

        public void AppendFormatted(int value) => writer.text.Append(value.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(long value) => writer.text.Append(value.ToString(CultureInfo.InvariantCulture));
    }
}
