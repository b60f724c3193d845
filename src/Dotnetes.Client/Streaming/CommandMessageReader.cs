using System.Buffers;
using System.Buffers.Text;

namespace Dotnetes.Client.Streaming;

/// <summary>Takes a client's messages apart, which may come in pieces.</summary>
internal sealed class CommandMessageReader(CommandProtocol protocol)
{
    private readonly MemoryStream _text = new();
    private byte? _channel;

    /// <summary>Takes a piece, and gives its channel and what it carries; no channel as long as nothing can be told.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="isLast">Whether the message ends with it.</param>
    /// <exception cref="IOException">A text message is too long, or not base64.</exception>
    public (byte? Channel, ReadOnlyMemory<byte> Data) Take(ReadOnlyMemory<byte> piece, bool isLast) => protocol.IsBase64 ? Text(piece, isLast) : Plain(piece, isLast);

    private (byte? Channel, ReadOnlyMemory<byte> Data) Plain(ReadOnlyMemory<byte> piece, bool isLast)
    {
        if (_channel is null && piece.Length > 0)
        {
            _channel = piece.Span[0];
            piece = piece[1..];
        }

        var channel = _channel;
        _channel = isLast ? null : channel;
        return (channel, piece);
    }

    private (byte? Channel, ReadOnlyMemory<byte> Data) Text(ReadOnlyMemory<byte> piece, bool isLast)
    {
        const int longest = 1024 * 1024;
        if (_text.Length + piece.Length > longest)
        {
            throw new IOException("a message of a command is too long");
        }

        _text.Write(piece.Span);
        if (!isLast || _text.Length == 0)
        {
            return default;
        }

        var text = _text.ToArray();
        _text.SetLength(0);
        var data = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        return Base64.DecodeFromUtf8(text.AsSpan(1), data, out _, out var written) == OperationStatus.Done
            ? ((byte)(text[0] - CommandMessage.FirstDigit), data.AsMemory(0, written))
            : throw new IOException("a message of a command is not base64");
    }
}
