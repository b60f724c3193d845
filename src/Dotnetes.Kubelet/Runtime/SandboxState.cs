namespace Dotnetes.Kubelet.Runtime;

/// <summary>A sandbox as the runtime reports it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Attempt">How many sandboxes the pod had before.</param>
/// <param name="IsReady">Whether it is up.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="HostNetwork">Whether it uses the node's network.</param>
/// <param name="Ips">Its addresses, the primary one first.</param>
internal sealed record SandboxState(string Id, uint Attempt, bool IsReady, DateTimeOffset CreatedAt, bool HostNetwork, ValueList<string> Ips);
