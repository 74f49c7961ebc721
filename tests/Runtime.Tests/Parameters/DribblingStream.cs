using System;
using System.IO;

namespace StaticNets.Runtime.Tests.Parameters;

/// <summary>The worst stream that is still right: it cannot seek, gives one byte per read, and lies about its length; it may fail at a position.</summary>
internal sealed class DribblingStream(byte[] content, long length = 3, int failAt = int.MaxValue) : Stream
{
    private int position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (position >= failAt)
        {
            throw new TimeoutException($"at {position}");
        }

        if (position == content.Length || buffer.IsEmpty)
        {
            return 0;
        }

        buffer[0] = content[position++];
        return 1;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
