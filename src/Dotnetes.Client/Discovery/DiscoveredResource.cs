using Dotnetes.Machinery.Schema;

namespace Dotnetes.Client.Discovery;

/// <summary>A resource that the server offers in one version.</summary>
/// <param name="Name">Group, version and plural name.</param>
/// <param name="Kind">The kind of its objects.</param>
/// <param name="Namespaced">Whether its objects live in namespaces.</param>
/// <param name="Verbs">What can be done with it.</param>
public sealed record DiscoveredResource(GroupVersionResource Name, string Kind, bool Namespaced, ValueList<string> Verbs)
{
    /// <summary>The group and version as objects carry them.</summary>
    public string ApiVersion => Name.Group.Length == 0 ? Name.Version : $"{Name.Group}/{Name.Version}";

    /// <summary>Whether all of the verbs are offered.</summary>
    public bool Offers(params ReadOnlySpan<string> verbs)
    {
        foreach (var verb in verbs)
        {
            if (!Verbs.Contains(verb))
            {
                return false;
            }
        }

        return true;
    }
}
