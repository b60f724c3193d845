namespace Dotnetes.Kubelet.Runtime;

/// <summary>What the runtime has of one pod.</summary>
/// <param name="Uid">The pod's uid.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sandboxes">Its sandboxes, newest first.</param>
/// <param name="Containers">Its containers, newest first.</param>
internal sealed record PodRuntimeStatus(
    string Uid, string Namespace, string Name, ValueList<SandboxState> Sandboxes, ValueList<RuntimeContainer> Containers)
{
    /// <summary>The newest sandbox when it is ready, with an address unless it uses the node's network.</summary>
    public SandboxState? ReadySandbox(bool hostNetwork) =>
        Sandboxes.Count > 0 && Sandboxes[0] is { IsReady: true } newest && newest.HostNetwork == hostNetwork && (hostNetwork || newest.Ips.Count > 0) ? newest : null;

    /// <summary>The newest container of that name, in whatever sandbox.</summary>
    public RuntimeContainer? Latest(string name) => Containers.Find(c => c.Name == name);

    /// <summary>The newest container of that name in one sandbox.</summary>
    public RuntimeContainer? Latest(string name, string sandboxId) => Containers.Find(c => c.Name == name && c.SandboxId == sandboxId);

    /// <summary>The newest container of that name before the newest.</summary>
    public RuntimeContainer? Previous(string name)
    {
        var seen = false;
        foreach (var container in Containers)
        {
            if (container.Name != name)
            {
                continue;
            }

            if (seen)
            {
                return container;
            }

            seen = true;
        }

        return null;
    }

    /// <summary>See <see cref="RuntimeSignature"/>.</summary>
    public long Signature => Containers.Aggregate(
        Sandboxes.Aggregate(0L, static (sum, s) => RuntimeSignature.With(sum, s.Id, s.IsReady)), static (sum, c) => RuntimeSignature.With(sum, c.Id, c.State));

    /// <summary>Whether anything runs.</summary>
    public bool IsRunning => Containers.Any(c => c.IsRunning) || Sandboxes.Any(s => s.IsReady);
}
