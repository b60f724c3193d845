using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;

namespace Dotnetes.Client.Transport;

/// <summary>Cuts the body of a watch into its events: lines of JSON, or protobuf behind four bytes of length in network order.</summary>
internal sealed class WatchFrames(Stream body, bool protobuf) : IAsyncDisposable
{
    /// <summary>Frames larger than this end the watch; objects are far smaller.</summary>
    private const int MaxFrame = 64 << 20;

    private readonly PipeReader _reader = PipeReader.Create(body, new StreamPipeReaderOptions(bufferSize: 16 << 10));

    /// <summary>The next event; null when the server ended the watch.</summary>
    /// <exception cref="DecodingException">The stream is malformed or broke off inside an event.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask<KubeWatchFrame?> Next(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await _reader.ReadAsync(cancellationToken);
            if (TryTake(result.Buffer, result.IsCompleted, out var frame, out var consumed))
            {
                _reader.AdvanceTo(consumed);
                return frame;
            }

            if (result.IsCompleted)
            {
                var rest = result.Buffer.Slice(consumed);
                _reader.AdvanceTo(result.Buffer.End);
                return rest.IsEmpty ? null : throw new DecodingException("the watch broke off inside an event");
            }

            if (result.Buffer.Length > MaxFrame)
            {
                throw new DecodingException("an event of the watch is too large");
            }

            _reader.AdvanceTo(consumed, result.Buffer.End);
        }
    }

    public ValueTask DisposeAsync() => _reader.CompleteAsync();

    private bool TryTake(ReadOnlySequence<byte> buffer, bool ended, out KubeWatchFrame? frame, out SequencePosition consumed) =>
        protobuf ? TryTakeProtobuf(buffer, out frame, out consumed) : TryTakeLine(buffer, ended, out frame, out consumed);

    private static bool TryTakeLine(ReadOnlySequence<byte> buffer, bool ended, out KubeWatchFrame? frame, out SequencePosition consumed)
    {
        frame = null;
        consumed = buffer.Start;
        while (true)
        {
            var rest = buffer.Slice(consumed);
            var newline = rest.PositionOf((byte)'\n');
            if (newline is null && (!ended || rest.IsEmpty))
            {
                return false;
            }

            var line = newline is { } at ? rest.Slice(0, at) : rest;
            consumed = newline is { } end ? buffer.GetPosition(1, end) : buffer.End;
            var bytes = Flat(line).Span.Trim((byte)'\r');
            if (!bytes.IsEmpty)
            {
                frame = WireObjects.DecodeJsonFrame(bytes);
                return true;
            }
        }
    }

    private static bool TryTakeProtobuf(ReadOnlySequence<byte> buffer, out KubeWatchFrame? frame, out SequencePosition consumed)
    {
        frame = null;
        consumed = buffer.Start;
        if (buffer.Length < 4)
        {
            return false;
        }

        Span<byte> header = stackalloc byte[4];
        buffer.Slice(0, 4).CopyTo(header);
        var length = BinaryPrimitives.ReadUInt32BigEndian(header);
        if (length > MaxFrame)
        {
            throw new DecodingException("an event of the watch is too large");
        }

        if (buffer.Length < 4 + length)
        {
            return false;
        }

        var body = buffer.Slice(4, length);
        frame = WireObjects.DecodeProtobufFrame(Flat(body).Span);
        consumed = body.End;
        return true;
    }

    private static ReadOnlyMemory<byte> Flat(ReadOnlySequence<byte> bytes) => bytes.IsSingleSegment ? bytes.First : bytes.ToArray();
}
