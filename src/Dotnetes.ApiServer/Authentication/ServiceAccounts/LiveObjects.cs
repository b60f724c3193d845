using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.Authentication.ServiceAccounts;

/// <summary>Looks for the objects to which tokens are bound: in the cache, and in the store where the cache has not the right one (yet, or any more).</summary>
internal sealed class LiveObjects(IResourceReader reader, TimeProvider time)
{
    private static readonly TimeSpan s_leeway = TimeSpan.FromMinutes(1);

    /// <summary>The object of a name, preferably that with the uid; null when there is none.</summary>
    public async ValueTask<T?> Find<T>(string ns, string name, string uid, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        if (name.Length == 0)
        {
            return null;
        }

        var cached = await reader.Get<T>(ns, name, cancellationToken);
        return cached is not null && (uid.Length == 0 || cached.Metadata.Uid == uid) ? cached : await reader.GetLive<T>(ns, name, cancellationToken);
    }

    /// <summary>Whether an object is deleted but for its finalizers or its grace period, and that not just now.</summary>
    public bool IsDeleted(IKubeObject value) => value.Metadata.DeletionTimestamp is { } at && at.ToDateTimeOffset() < time.GetUtcNow() - s_leeway;
}
