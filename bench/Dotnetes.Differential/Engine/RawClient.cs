using System.Globalization;
using System.IO.Compression;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Dotnetes.Differential.Engine;

/// <summary>
/// One connection that speaks HTTP/1.1 without mending what it is given: paths with dots and double slashes, unknown methods and broken headers arrive as they are written.
/// </summary>
internal sealed class RawClient(Uri server) : IDisposable
{
    private const int PatienceSeconds = 30;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private SslStream? _stream;

    /// <summary>Sends a request and reads its answer; opens a new connection when the server closed the last one.</summary>
    public async Task<RawAnswer> Send(string method, string path, IReadOnlyDictionary<string, string> headers, byte[]? body)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(PatienceSeconds));
                return await Exchange(method, path, headers, body, patience.Token);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or FormatException)
            {
                Dispose();
                if (attempt == 1)
                {
                    return new(0, [], Encoding.UTF8.GetBytes(e.GetType().Name));
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream?.Dispose();
        _stream = null;
        _start = _end = 0;
    }

    private async Task<RawAnswer> Exchange(string method, string path, IReadOnlyDictionary<string, string> headers, byte[]? body, CancellationToken cancellationToken)
    {
        var stream = _stream ??= await Open(cancellationToken);
        var head = new StringBuilder($"{method} {path} HTTP/1.1\r\n");
        foreach (var (name, value) in headers.Where(static h => h.Value != "-"))
        {
            head.Append($"{name}: {value}\r\n");
        }

        head.Append(body is null ? "\r\n" : $"Content-Length: {body.Length}\r\n\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head.ToString()), cancellationToken);
        await stream.WriteAsync(body ?? [], cancellationToken);
        await stream.FlushAsync(cancellationToken);
        int code;
        List<(string Name, string Value)> answered;
        do
        {
            code = int.Parse((await Line(cancellationToken)).Split(' ')[1], CultureInfo.InvariantCulture);
            answered = await ReadHeaders(cancellationToken);
        }
        while (code == 100);

        var answer = new RawAnswer(code, answered, []);
        var content = method == "HEAD" || code is 204 or 304 or 101 ? [] : await ReadBody(answer, cancellationToken);
        if (code == 101 || answer.Header("connection") == "close")
        {
            Dispose();
        }

        return answer with { Body = answer.Header("content-encoding") == "gzip" ? Unpack(content) : content };
    }

    private async Task<SslStream> Open(CancellationToken cancellationToken)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(server.Host, server.Port, cancellationToken);
        var stream = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, static (_, _, _, _) => true);
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = server.Host }, cancellationToken);
        return stream;
    }

    private async Task<List<(string Name, string Value)>> ReadHeaders(CancellationToken cancellationToken)
    {
        var headers = new List<(string, string)>();
        while (await Line(cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add((line[..colon].ToLowerInvariant(), line[(colon + 1)..].Trim()));
        }

        return headers;
    }

    private async Task<byte[]> ReadBody(RawAnswer answer, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        if (answer.Header("transfer-encoding") == "chunked")
        {
            while (int.Parse((await Line(cancellationToken)).Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var size and > 0)
            {
                await Copy(body, size, cancellationToken);
                await Line(cancellationToken);
            }

            await Line(cancellationToken);
        }
        else if (answer.Header("content-length") is { Length: > 0 } length)
        {
            await Copy(body, int.Parse(length, CultureInfo.InvariantCulture), cancellationToken);
        }
        else
        {
            while (await Fill(cancellationToken))
            {
                body.Write(_buffer, _start, _end - _start);
                _start = _end;
            }

            Dispose();
        }

        return body.ToArray();
    }

    private async Task<string> Line(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        while (true)
        {
            if (_start == _end && !await Fill(cancellationToken))
            {
                throw new IOException("the connection was closed");
            }

            var next = _buffer[_start++];
            if (next == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(next);
        }
    }

    private async Task Copy(MemoryStream target, int count, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            if (_start == _end && !await Fill(cancellationToken))
            {
                throw new IOException("the connection was closed");
            }

            var taken = Math.Min(count, _end - _start);
            target.Write(_buffer, _start, taken);
            _start += taken;
            count -= taken;
        }
    }

    private async Task<bool> Fill(CancellationToken cancellationToken)
    {
        _start = 0;
        _end = await _stream!.ReadAsync(_buffer, cancellationToken);
        return _end > 0;
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
