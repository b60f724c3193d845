using Dotnetes.Api.Config.ResourceQuota.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Machinery.Quotas;

namespace Dotnetes.ApiServer.Admission.Plugins.Quota;

/// <summary>
/// Writes charges to quotas. What comes to a namespace while its quotas are being written waits and is then written together, so that a burst of
/// requests costs few writes; one of those who wait does it for all.
/// </summary>
internal sealed class QuotaLedger(AdmissionServices services, ValueList<LimitedResource> limited)
{
    private const int Attempts = 10;
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    private readonly RecentLists<ResourceQuota> _quotas = new(services);
    private readonly Lock _gate = new();

    // A namespace has an entry while somebody writes for it; those in it wait for their turn.
    private readonly Dictionary<string, List<Entry>> _waiting = new(StringComparer.Ordinal);

    /// <summary>Charges an operation to the quotas of its namespace.</summary>
    /// <exception cref="ApiException">A quota has no room, or nothing could be written.</exception>
    public async ValueTask Charge(QuotaClaim claim, CancellationToken cancellationToken)
    {
        var ns = claim.Attributes.Namespace;
        if (limited.IsEmpty && (await _quotas.Of(ns, cancellationToken)).Count == 0)
        {
            return;
        }

        var entry = new Entry(claim);
        if (Join(ns, entry) || await entry.Turn.Task)
        {
            await Lead(ns, entry);
        }

        if (entry.Refusal is { } refusal)
        {
            throw refusal;
        }
    }

    // Whether nobody writes for the namespace yet.
    private bool Join(string ns, Entry entry)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(ns, out var others))
            {
                others.Add(entry);
                return false;
            }

            _waiting.Add(ns, []);
            return true;
        }
    }

    private async ValueTask Lead(string ns, Entry own)
    {
        List<Entry> batch;
        lock (_gate)
        {
            batch = [own, .. _waiting[ns]];
            _waiting[ns] = [];
        }

        // Others wait for this, too; so it does not end with the request that happens to do it.
        using var limit = new CancellationTokenSource(s_timeout, services.Time);
        try
        {
            await Write(ns, batch, limit.Token);
        }
        catch (Exception e)
        {
            var refusal = e switch
            {
                ApiException known => known,
                KubeApiException known => new ApiException(known.Status),
                OperationCanceledException => ApiErrors.InternalError("resource quota evaluation timed out"),
                _ => ApiErrors.InternalError($"resource quota evaluation failed: {e.Message}"),
            };
            foreach (var entry in batch.Where(static e => !e.IsDecided))
            {
                entry.Decide(refusal);
            }
        }
        finally
        {
            HandOver(ns);
            foreach (var entry in batch.Skip(1))
            {
                entry.Turn.SetResult(false);
            }
        }
    }

    private void HandOver(string ns)
    {
        Entry? next = null;
        lock (_gate)
        {
            if (_waiting[ns] is [var first, ..])
            {
                next = first;
                _waiting[ns].RemoveAt(0);
            }
            else
            {
                _waiting.Remove(ns);
            }
        }

        next?.Turn.SetResult(true);
    }

    private async ValueTask Write(string ns, List<Entry> batch, CancellationToken cancellationToken)
    {
        var names = (await _quotas.Of(ns, cancellationToken)).Select(static q => q.Metadata.Name).ToArray();
        for (var attempt = 1; ; attempt++)
        {
            var stored = await Read(ns, names, cancellationToken);

            // What must be limited was found to be so before; later attempts look at some of the quotas only.
            var charged = Judge(stored, batch, attempt == 1 ? limited : default);
            names = await Write(stored, charged, isLast: attempt == Attempts, cancellationToken);
            if (names.Length == 0)
            {
                foreach (var entry in batch.Where(static e => !e.IsDecided))
                {
                    entry.Decide(null);
                }

                return;
            }
        }
    }

    // The cache may be behind the last charge.
    private async ValueTask<IReadOnlyList<ResourceQuota>> Read(string ns, string[] names, CancellationToken cancellationToken)
    {
        var quotas = new List<ResourceQuota>(names.Length);
        foreach (var name in names)
        {
            if (await services.Reader.GetLive<ResourceQuota>(ns, name, cancellationToken) is { } quota)
            {
                quotas.Add(quota);
            }
        }

        return quotas;
    }

    private static IReadOnlyList<ResourceQuota> Judge(IReadOnlyList<ResourceQuota> quotas, List<Entry> batch, ValueList<LimitedResource> toLimit)
    {
        foreach (var entry in batch.Where(static e => !e.IsDecided))
        {
            try
            {
                var charged = entry.Claim.Charge(quotas, toLimit);
                quotas = entry.Claim.Attributes.DryRun ? quotas : charged;
            }
            catch (ApiException e)
            {
                entry.Decide(e);
            }
        }

        return quotas;
    }

    /// <summary>Writes what changed; answers with the quotas that somebody else wrote meanwhile.</summary>
    private async ValueTask<string[]> Write(IReadOnlyList<ResourceQuota> stored, IReadOnlyList<ResourceQuota> charged, bool isLast, CancellationToken cancellationToken)
    {
        var outdated = new List<string>();
        for (var i = 0; i < stored.Count; i++)
        {
            if (ResourceLists.AreEqual(stored[i].Status.Used, charged[i].Status.Used))
            {
                continue;
            }

            try
            {
                await services.Client().UpdateStatus(charged[i], cancellationToken: cancellationToken);
            }
            catch (KubeApiException e) when (!isLast && (e.IsConflict || e.IsNotFound))
            {
                outdated.Add(stored[i].Metadata.Name);
            }
        }

        return [.. outdated];
    }

    private sealed class Entry(QuotaClaim claim)
    {
        public QuotaClaim Claim => claim;

        // True to write for all; false when that has been done.
        public TaskCompletionSource<bool> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsDecided { get; private set; }

        public ApiException? Refusal { get; private set; }

        public void Decide(ApiException? refusal)
        {
            IsDecided = true;
            Refusal = refusal;
        }
    }
}
