namespace Dotnetes.Kubelet.Server;

/// <summary>Allows everything to whoever is known (authorization mode AlwaysAllow).</summary>
public sealed class AllowAll : IRequestAuthorizer
{
    /// <inheritdoc/>
    public ValueTask<bool> MayUse(KubeletUser user, string verb, string subresource, CancellationToken cancellationToken) => new(true);
}
