using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Replication;

/// <summary>Which owners a change of a pod concerns.</summary>
internal static class PodOwners
{
    /// <summary>The owner of a kind that controls a pod.</summary>
    public static ObjectKey? Of(Pod pod, string kind) =>
        Ownership.ControllerOf(pod) is { } owner && owner.Kind == kind ? new ObjectKey(pod.Metadata.Namespace, owner.Name) : null;

    /// <summary>Tells the owner of a pod, its former owner, and for an orphan all who might adopt it.</summary>
    /// <param name="kind">The owners' kind.</param>
    /// <param name="old">The pod before.</param>
    /// <param name="current">The pod now.</param>
    /// <param name="mayAdopt">The keys of the owners whose selector matches a pod.</param>
    /// <param name="tell">Takes the keys.</param>
    public static void Notify(string kind, Pod? old, Pod? current, Func<Pod, IEnumerable<ObjectKey>> mayAdopt, Action<ObjectKey> tell)
    {
        var owner = Of(current ?? old!, kind);
        if (owner is { } key)
        {
            tell(key);
        }
        else if (current is not null && Ownership.ControllerOf(current) is null)
        {
            foreach (var candidate in mayAdopt(current))
            {
                tell(candidate);
            }
        }

        if (old is not null && Of(old, kind) is { } former && former != owner)
        {
            tell(former);
        }
    }
}
