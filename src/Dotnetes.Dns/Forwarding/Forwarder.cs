using System.Collections.Concurrent;
using System.Net;
using Dotnetes.Dns.Messages;
using Dotnetes.Machinery.Waiting;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Dns.Forwarding;

/// <summary>
/// Answers questions about all other names by asking the node's own name servers. The same question is asked once, however many wait for the answer; servers
/// that did not answer are asked last for a while.
/// </summary>
/// <param name="servers">Gives the servers, the preferred one first.</param>
/// <param name="upstream">Asks one.</param>
/// <param name="cache">Remembers answers.</param>
/// <param name="random">Chooses the numbers of queries.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where failures are logged.</param>
public sealed partial class Forwarder(
    Func<IReadOnlyList<IPEndPoint>> servers, IUpstream upstream, AnswerCache cache, Random random, TimeProvider time, ILogger logger)
{
    private const int Rounds = 2;
    private static readonly TimeSpan s_penalty = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(DnsQuestion Question, bool WithSecurity), Task<DnsMessage>> _asking = new();
    private readonly ConcurrentDictionary<IPEndPoint, DateTimeOffset> _silent = new();
    private readonly Lock _gate = new();
    private string _lastError = "";

    /// <summary>Set when our own query came back: the servers lead in a circle, and nobody is asked any more.</summary>
    public bool IsCircle { get; set; }

    /// <summary>Answers a question; an answer that others could not give is a server failure.</summary>
    /// <param name="question">The question.</param>
    /// <param name="withSecurity">Whether DNSSEC records are wanted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<DnsMessage> Resolve(DnsQuestion question, bool withSecurity, CancellationToken cancellationToken)
    {
        if (cache.Find(question, withSecurity) is { } known)
        {
            return known;
        }

        var key = (question, withSecurity);
        var mine = new TaskCompletionSource<DnsMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        var task = _asking.GetOrAdd(key, mine.Task);
        if (task != mine.Task)
        {
            return await CancellableWait.For(task, cancellationToken);
        }

        var answer = Failure(question);
        try
        {
            answer = await AskAll(question, withSecurity, cancellationToken);
            cache.Add(question, withSecurity, answer);
            return answer;
        }
        finally
        {
            _asking.TryRemove(key, out _);
            mine.TrySetResult(answer);
        }
    }

    /// <summary>Sends a question to every server without waiting long for answers: whether one comes back to ourselves shows a circle.</summary>
    public async Task Probe(DnsQuestion question, CancellationToken cancellationToken)
    {
        foreach (var server in servers())
        {
            try
            {
                await upstream.Ask(server, Query(question, withSecurity: false), cancellationToken);
            }
            catch (IOException)
            {
                // Whether it answers is of no interest here.
            }
        }
    }

    private static DnsMessage Failure(DnsQuestion question) => new() { IsResponse = true, ResponseCode = DnsResponseCode.ServerFailure, Questions = [question] };

    private async Task<DnsMessage> AskAll(DnsQuestion question, bool withSecurity, CancellationToken cancellationToken)
    {
        if (IsCircle)
        {
            return Failure(question);
        }

        var now = time.GetUtcNow();
        var order = servers().OrderBy(s => _silent.TryGetValue(s, out var until) && until > now).ToList();
        DnsMessage? last = null;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var server in order)
            {
                try
                {
                    var answer = await upstream.Ask(server, Query(question, withSecurity), cancellationToken);
                    _silent.TryRemove(server, out _);
                    if (answer.ResponseCode is not DnsResponseCode.ServerFailure and not DnsResponseCode.Refused and not DnsResponseCode.NotImplemented)
                    {
                        return answer;
                    }

                    last = answer;
                }
                catch (IOException e)
                {
                    _silent[server] = time.GetUtcNow() + s_penalty;
                    Tell(e.Message);
                }
            }

            if (last is not null)
            {
                break;
            }
        }

        return last ?? Failure(question);
    }

    private DnsMessage Query(DnsQuestion question, bool withSecurity)
    {
        ushort id;
        lock (_gate)
        {
            id = (ushort)random.Next(65536);
        }

        return new() { Id = id, RecursionDesired = true, Questions = [question], Extensions = new(DnsExtensions.SafeSize, withSecurity) };
    }

    private void Tell(string error)
    {
        lock (_gate)
        {
            if (error == _lastError)
            {
                return;
            }

            _lastError = error;
        }

        Log.Silent(logger, error);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A name server of this node cannot be asked: {Reason}")]
        public static partial void Silent(ILogger logger, string reason);
    }
}
