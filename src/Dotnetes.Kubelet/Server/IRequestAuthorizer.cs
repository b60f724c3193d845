namespace Dotnetes.Kubelet.Server;

/// <summary>Decides whether a user may do something on the node.</summary>
public interface IRequestAuthorizer
{
    /// <summary>Whether the user may use a subresource of the node with a verb.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="verb">get, create, update, patch or delete.</param>
    /// <param name="subresource">The subresource of <c>nodes</c>: proxy, stats, metrics, log, healthz, pods, configz, ….</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<bool> MayUse(KubeletUser user, string verb, string subresource, CancellationToken cancellationToken);
}
