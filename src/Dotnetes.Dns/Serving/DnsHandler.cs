using Dotnetes.Dns.Forwarding;
using Dotnetes.Dns.Messages;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Dns.Serving;

/// <summary>Turns a message of a client into the message that it gets.</summary>
/// <param name="resolver">Answers questions.</param>
/// <param name="loops">Knows the questions that show a circle.</param>
/// <param name="metrics">Counts.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where failures are logged.</param>
public sealed partial class DnsHandler(DnsResolver resolver, LoopProbe loops, DnsMetrics metrics, TimeProvider time, ILogger logger)
{
    private const int MinQuery = 12;

    /// <summary>Answers a message; null when it deserves no answer.</summary>
    /// <param name="bytes">The message.</param>
    /// <param name="isDatagram">Whether it came by UDP, so that the answer must be short.</param>
    /// <param name="cancellationToken">Ends the wait for others.</param>
    public ValueTask<byte[]?> Handle(ReadOnlyMemory<byte> bytes, bool isDatagram, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        DnsMessage query;
        try
        {
            query = DnsMessage.Decode(bytes.Span);
        }
        catch (DnsFormatException)
        {
            return new(Malformed(bytes.Span));
        }

        if (query.IsResponse)
        {
            return new((byte[]?)null);
        }

        if (Refusal(query) is { } refusal)
        {
            return new(Finish(query, refusal, isDatagram, start));
        }

        var question = query.Questions[0];
        return resolver.ResolveHere(question) is { } answer
            ? new(Finish(query, answer, isDatagram, start))
            : Ask(query, question, isDatagram, start, cancellationToken);
    }

    private static byte[]? Malformed(ReadOnlySpan<byte> bytes) =>
        bytes.Length < MinQuery || (bytes[2] & 0x80) != 0
            ? null
            : new DnsMessage { Id = (ushort)((bytes[0] << 8) | bytes[1]), IsResponse = true, ResponseCode = DnsResponseCode.FormatError }.Encode();

    private static DnsMessage Of(DnsMessage query, int code) => new() { IsResponse = true, ResponseCode = code, Questions = query.Questions };

    private async ValueTask<byte[]?> Ask(DnsMessage query, DnsQuestion question, bool isDatagram, long start, CancellationToken cancellationToken)
    {
        DnsMessage answer;
        try
        {
            answer = await resolver.Resolve(question, query.Extensions?.WantsSecurity ?? false, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception e)
        {
            Log.Failed(logger, question.Name.ToString(), e);
            answer = Of(query, DnsResponseCode.ServerFailure);
        }

        return Finish(query, answer, isDatagram, start);
    }

    // What can be said without looking anything up.
    private DnsMessage? Refusal(DnsMessage query)
    {
        if (query.Extensions is { Version: > 0 })
        {
            return Of(query, DnsResponseCode.BadVersion);
        }

        if (query.Opcode != 0)
        {
            return Of(query, DnsResponseCode.NotImplemented);
        }

        if (query.Questions.Count != 1)
        {
            return Of(query, DnsResponseCode.FormatError);
        }

        var question = query.Questions[0];
        if (loops.Sees(question))
        {
            return Of(query, DnsResponseCode.NameError);
        }

        return question switch
        {
            { Class: not DnsType.Internet } or { Type: DnsType.Axfr or DnsType.Ixfr } => Of(query, DnsResponseCode.Refused),
            { Type: DnsType.Any } => Of(query, DnsResponseCode.NoError) with { Answers = [new(question.Name, DnsType.Hinfo, DnsType.Internet, 3600, "\u0007RFC8482\0"u8.ToArray())] },
            _ => null,
        };
    }

    private byte[] Finish(DnsMessage query, DnsMessage answer, bool isDatagram, long start)
    {
        var finished = answer with
        {
            Id = query.Id,
            Opcode = query.Opcode,
            Questions = query.Questions,
            RecursionDesired = query.RecursionDesired,
            RecursionAvailable = true,
            CheckingDisabled = query.CheckingDisabled,
            IsTruncated = false,
            Extensions = query.Extensions is { } asked ? new(DnsExtensions.SafeSize, asked.WantsSecurity) : null,
        };
        var limit = !isDatagram ? DnsMessage.MaxLength
            : Math.Clamp((int)(query.Extensions?.Size ?? 0), DnsMessage.MinUdpLength, DnsExtensions.SafeSize);
        metrics.Answered(query, finished, isDatagram, time.GetElapsedTime(start));
        return finished.Encode(limit);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A question about {Name} could not be answered")]
        public static partial void Failed(ILogger logger, string name, Exception exception);
    }
}
