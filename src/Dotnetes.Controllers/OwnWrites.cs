using System.Globalization;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers;

/// <summary>
/// What a controller wrote itself: tells its own changes from those of others when they come back, and whether its cache has caught up with them.
/// Resource versions are compared as numbers (KEP-5504).
/// </summary>
public sealed class OwnWrites
{
    private readonly Dictionary<ObjectKey, string> _written = [];
    private readonly Dictionary<ObjectKey, ulong> _latest = [];
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>An object was created or updated on behalf of <paramref name="owner"/>.</summary>
    public void Wrote(ObjectKey owner, IKubeObject value)
    {
        lock (_gate)
        {
            _written[ObjectKey.Of(value)] = value.Metadata.ResourceVersion;
            if (TryParse(value.Metadata.ResourceVersion, out var version) && version > _latest.GetValueOrDefault(owner))
            {
                _latest[owner] = version;
            }
        }
    }

    /// <summary>An object is about to be deleted.</summary>
    public void Deleting(IKubeObject value)
    {
        lock (_gate)
        {
            _deleted.Add(value.Metadata.Uid);
        }
    }

    /// <summary>An object could not be deleted, or was gone already.</summary>
    public void NotDeleted(IKubeObject value)
    {
        lock (_gate)
        {
            _deleted.Remove(value.Metadata.Uid);
        }
    }

    /// <summary>Whether an object that the cache still has was deleted here.</summary>
    public bool IsDeleted(IKubeObject value)
    {
        lock (_gate)
        {
            return _deleted.Contains(value.Metadata.Uid);
        }
    }

    /// <summary>Whether a change that an informer delivers is one that was made here.</summary>
    public bool IsOwn(IKubeObject? old, IKubeObject? current)
    {
        lock (_gate)
        {
            if (current is not null)
            {
                return _written.TryGetValue(ObjectKey.Of(current), out var version) && version == current.Metadata.ResourceVersion;
            }

            _written.Remove(ObjectKey.Of(old!));
            return _deleted.Remove(old!.Metadata.Uid);
        }
    }

    /// <summary>Whether a cache that has reached <paramref name="resourceVersion"/> lacks writes made for <paramref name="owner"/>.</summary>
    public bool IsBehind(ObjectKey owner, string resourceVersion)
    {
        lock (_gate)
        {
            return _latest.TryGetValue(owner, out var latest) && TryParse(resourceVersion, out var reached) && reached < latest;
        }
    }

    /// <summary>Forgets an owner that is gone.</summary>
    public void Forget(ObjectKey owner)
    {
        lock (_gate)
        {
            _latest.Remove(owner);
        }
    }

    private static bool TryParse(string text, out ulong version) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out version);
}
