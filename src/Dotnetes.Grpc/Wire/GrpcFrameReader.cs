using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Grpc.Wire;

/// <summary>
/// Cuts a byte stream into messages. It reads as much as the stream has into one pooled buffer, so that small messages that
/// arrive together cost one read, and decodes them in place. One read at a time.
/// </summary>
internal sealed class GrpcFrameReader : IDisposable
{
    private const int UsualCapacity = 4096;

    /// <summary>A buffer that had to grow beyond this is given back once it is empty.</summary>
    private const int LargestKept = 64 * 1024;

    private readonly Stream _stream;
    private readonly int _maxMessageBytes;
    private readonly bool _gzip;
    private readonly Lock _lock = new();
    private byte[] _buffer = [];
    private int _start;
    private int _end;
    private bool _compressed;
    private int _length;
    private bool _reading;
    private bool _disposed;
    private TaskCompletionSource? _idle;

    /// <summary>Reads messages from <paramref name="stream"/>, which stays the caller's.</summary>
    /// <param name="stream">The body.</param>
    /// <param name="maxMessageBytes">The largest message accepted, before and after decompression.</param>
    /// <param name="encoding">The <c>grpc-encoding</c> header; null means identity.</param>
    /// <exception cref="GrpcException">The encoding is not supported (INTERNAL).</exception>
    public GrpcFrameReader(Stream stream, int maxMessageBytes, string? encoding)
    {
        _stream = stream;
        _maxMessageBytes = maxMessageBytes;
        _gzip = encoding == GrpcHeaderNames.Gzip;
        if (!_gzip && encoding is not (null or "" or GrpcHeaderNames.Identity))
        {
            throw new GrpcException(GrpcStatusCode.Internal, $"grpc: decompressor is not installed for grpc-encoding \"{encoding}\"");
        }
    }

    /// <summary>Waits for the next whole message and decodes it.</summary>
    /// <returns>Not found when the stream ended between two messages.</returns>
    /// <exception cref="GrpcException">The message is too large, or the stream is cut or malformed.</exception>
    /// <exception cref="Serialization.DecodingException">The message is malformed.</exception>
    /// <exception cref="InvalidOperationException">Another read is in progress.</exception>
    public async ValueTask<(bool Found, T? Message)> Read<T>(CancellationToken cancellationToken)
        where T : IProtoMessage<T>
    {
        Begin();
        try
        {
            return await FindFrame(cancellationToken) ? (true, Take<T>()) : (false, default);
        }
        finally
        {
            End();
        }
    }

    /// <summary>Gives the buffer back, now or when the read in progress ends. Later reads fail.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            if (_reading)
            {
                return;
            }
        }

        ReleaseBuffer();
    }

    /// <summary>Completes when no read is in progress.</summary>
    public Task WhenIdle()
    {
        lock (_lock)
        {
            return _reading ? (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask;
        }
    }

    private void Begin()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_reading)
            {
                throw new InvalidOperationException("the messages of a call are read one after the other");
            }

            _reading = true;
        }
    }

    private void End()
    {
        bool release;
        TaskCompletionSource? idle;
        lock (_lock)
        {
            _reading = false;
            release = _disposed;
            idle = _idle;
            _idle = null;
        }

        if (release)
        {
            ReleaseBuffer();
        }

        idle?.TrySetResult();
    }

    private void ReleaseBuffer()
    {
        Release(_buffer);
        _buffer = [];
        _start = _end = 0;
    }

    private async ValueTask<bool> FindFrame(CancellationToken cancellationToken)
    {
        if (!await Fill(GrpcFrame.HeaderSize, cancellationToken))
        {
            return _end == _start ? false : throw Cut();
        }

        var flag = _buffer[_start];
        var length = BinaryPrimitives.ReadUInt32BigEndian(_buffer.AsSpan(_start + 1));
        if (flag > 1 || (flag == 1 && !_gzip))
        {
            throw new GrpcException(GrpcStatusCode.Internal, $"grpc: unexpected compressed flag {flag} on a message");
        }

        if (length > _maxMessageBytes)
        {
            throw TooLarge(length);
        }

        if (!await Fill(GrpcFrame.HeaderSize + (int)length, cancellationToken))
        {
            throw Cut();
        }

        _compressed = flag == 1;
        _length = (int)length;
        return true;
    }

    private T Take<T>()
        where T : IProtoMessage<T>
    {
        var offset = _start + GrpcFrame.HeaderSize;
        _start = offset + _length;
        try
        {
            return _compressed ? Inflate<T>(offset) : Decode<T>(_buffer.AsSpan(offset, _length));
        }
        finally
        {
            Trim();
        }
    }

    private static T Decode<T>(ReadOnlySpan<byte> message)
        where T : IProtoMessage<T>
    {
        var reader = new ProtoReader(message);
        return T.ReadProto(ref reader);
    }

    private static void Release(byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static GrpcException Cut() => new(GrpcStatusCode.Internal, "unexpected EOF inside a message");

    private GrpcException TooLarge(long length) =>
        new(GrpcStatusCode.ResourceExhausted, $"grpc: received message larger than max ({length} vs. {_maxMessageBytes})");

    private T Inflate<T>(int offset)
        where T : IProtoMessage<T>
    {
        var output = ArrayPool<byte>.Shared.Rent((int)Math.Min(_length * 4L, _maxMessageBytes) + 1);
        try
        {
            using var gzip = new GZipStream(new MemoryStream(_buffer, offset, _length, writable: false), CompressionMode.Decompress);
            var total = 0;
            int read;
            while ((read = gzip.Read(output, total, output.Length - total)) > 0)
            {
                total += read;
                if (total > _maxMessageBytes)
                {
                    throw TooLarge(total);
                }

                if (total == output.Length)
                {
                    Enlarge(ref output, 0, total, (int)Math.Min(total * 2L, Array.MaxLength));
                }
            }

            return Decode<T>(output.AsSpan(0, total));
        }
        catch (InvalidDataException e)
        {
            throw new GrpcException(GrpcStatusCode.Internal, "grpc: failed to decompress the message", e);
        }
        finally
        {
            Release(output);
        }
    }

    /// <summary>Makes at least <paramref name="count"/> unread bytes available; false when the stream ends before.</summary>
    private async ValueTask<bool> Fill(int count, CancellationToken cancellationToken)
    {
        if (_end - _start >= count)
        {
            return true;
        }

        if (_buffer.Length - _start < count)
        {
            MakeRoom(count);
        }

        while (_end - _start < count)
        {
            var read = await _stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            if (read == 0)
            {
                return false;
            }

            _end += read;
        }

        return true;
    }

    private void MakeRoom(int count)
    {
        var unread = _end - _start;
        if (_buffer.Length >= count)
        {
            _buffer.AsSpan(_start, unread).CopyTo(_buffer);
        }
        else
        {
            Enlarge(ref _buffer, _start, unread, Math.Max(count, UsualCapacity));
        }

        _start = 0;
        _end = unread;
    }

    private static void Enlarge(ref byte[] buffer, int start, int count, int capacity)
    {
        var larger = ArrayPool<byte>.Shared.Rent(capacity);
        buffer.AsSpan(start, count).CopyTo(larger);
        Release(buffer);
        buffer = larger;
    }

    private void Trim()
    {
        if (_start < _end)
        {
            return;
        }

        _start = _end = 0;
        if (_buffer.Length > LargestKept)
        {
            Release(_buffer);
            _buffer = [];
        }
    }
}
