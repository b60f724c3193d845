using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Dotnetes.ApiServer.Metrics;

namespace Dotnetes.ApiServer.Authentication.Tokens;

/// <summary>
/// Remembers for some time what a slow authenticator said of a token, good or bad; errors are not remembered. Requests with the same token that come at
/// once ask once.
/// </summary>
internal sealed class CachingTokenAuthenticator(ITokenAuthenticator inner, TimeSpan life, TokenCacheMetrics metrics, TimeProvider time) : ITokenAuthenticator
{
    private const int Capacity = 4096;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    // Without it, who can read the memory of hashes could look tokens up.
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    /// <inheritdoc/>
    public async ValueTask<AuthenticationResult> Authenticate(string token, ValueList<string> audiences, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var isHit = false;
        try
        {
            (var result, isHit) = await Find(token, audiences, cancellationToken);
            return result;
        }
        finally
        {
            metrics.LookedUp(isHit, time.GetElapsedTime(start));
        }
    }

    private async ValueTask<(AuthenticationResult Result, bool IsHit)> Find(string token, ValueList<string> audiences, CancellationToken cancellationToken)
    {
        var key = KeyOf(token, audiences);
        while (true)
        {
            var entry = _entries.GetOrAdd(key, static (_, now) => new Entry(now), time.GetTimestamp());
            if (entry.IsDone && time.GetElapsedTime(entry.At) >= life)
            {
                _entries.TryRemove(KeyValuePair.Create(key, entry));
                continue;
            }

            if (!entry.TryBegin())
            {
                var isWaiting = !entry.IsDone;
                if (await Wait(entry, isWaiting, cancellationToken) is { } known)
                {
                    return (known, !isWaiting);
                }

                continue;
            }

            return (await Ask(key, entry, token, audiences, cancellationToken), false);
        }
    }

    private async ValueTask<AuthenticationResult?> Wait(Entry entry, bool isWaiting, CancellationToken cancellationToken)
    {
        metrics.Blocked.Add(isWaiting ? 1 : 0);
        try
        {
            return await entry.Result.WaitAsync(cancellationToken);
        }
        finally
        {
            metrics.Blocked.Add(isWaiting ? -1 : 0);
        }
    }

    private async ValueTask<AuthenticationResult> Ask(string key, Entry entry, string token, ValueList<string> audiences, CancellationToken cancellationToken)
    {
        AuthenticationResult? answer = null;
        metrics.Fetching.Add(1);
        try
        {
            var result = await inner.Authenticate(token, audiences, cancellationToken);
            answer = result.Error is null ? result : null;
            return result;
        }
        finally
        {
            metrics.Fetching.Add(-1);
            metrics.Fetched(answer is not null);
            if (answer is null)
            {
                _entries.TryRemove(KeyValuePair.Create(key, entry));
            }

            entry.End(answer, time.GetTimestamp());
            if (_entries.Count > Capacity)
            {
                Forget();
            }
        }
    }

    private void Forget()
    {
        foreach (var (key, entry) in _entries.Where(e => e.Value.IsDone).OrderBy(e => e.Value.At).Take(Capacity / 4).ToList())
        {
            _entries.TryRemove(KeyValuePair.Create(key, entry));
        }
    }

    private string KeyOf(string token, ValueList<string> audiences) =>
        Convert.ToBase64String(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"{token.Length}:{token}{string.Concat(audiences.Select(a => $"{a.Length}:{a}"))}")));

    private sealed class Entry(long now)
    {
        private readonly TaskCompletionSource<AuthenticationResult?> _result = new();
        private int _begun;

        public long At { get; private set; } = now;

        public bool IsDone => _result.Task.IsCompleted;

        public Task<AuthenticationResult?> Result => _result.Task;

        public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;

        public void End(AuthenticationResult? result, long at)
        {
            At = at;
            _result.SetResult(result);
        }
    }
}
