using System.Buffers.Text;

namespace Dotnetes.Client.Streaming;

/// <summary>Messages of the websocket protocols of commands.</summary>
internal static class CommandMessage
{
    /// <summary>The digit by which text messages name the first channel.</summary>
    public const byte FirstDigit = (byte)'0';

    /// <summary>The message that carries some bytes of a channel.</summary>
    public static ReadOnlyMemory<byte> Encode(CommandProtocol protocol, byte channel, ReadOnlySpan<byte> data)
    {
        if (!protocol.IsBase64)
        {
            var plain = new byte[data.Length + 1];
            plain[0] = channel;
            data.CopyTo(plain.AsSpan(1));
            return plain;
        }

        var text = new byte[1 + Base64.GetMaxEncodedToUtf8Length(data.Length)];
        text[0] = (byte)(FirstDigit + channel);
        Base64.EncodeToUtf8(data, text.AsSpan(1), out _, out var written);
        return text.AsMemory(0, 1 + written);
    }
}
