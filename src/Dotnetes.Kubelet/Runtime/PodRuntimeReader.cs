using Dotnetes.Cri;
using Dotnetes.Cri.V1;
using Dotnetes.Grpc;

namespace Dotnetes.Kubelet.Runtime;

/// <summary>Asks the runtime what it has of pods.</summary>
internal sealed class PodRuntimeReader(CriClient runtime)
{
    /// <summary>Everything about one pod, in detail.</summary>
    public async Task<PodRuntimeStatus> Read(string uid, string ns, string name, CancellationToken cancellationToken)
    {
        var labels = ValueMap.Of((RuntimeLabels.PodUid, uid));
        var sandboxes = await runtime.ListPodSandboxes(new PodSandboxFilter { LabelSelector = labels }, cancellationToken);
        if (sandboxes.Count == 0)
        {
            return new PodRuntimeStatus(uid, ns, name, default, default);
        }

        var containers = await runtime.ListContainers(new ContainerFilter { LabelSelector = labels }, cancellationToken);
        var sandboxStates = new List<SandboxState>();
        foreach (var sandbox in sandboxes.ToArray())
        {
            if (await ReadSandbox(sandbox.Id, cancellationToken) is { } state)
            {
                sandboxStates.Add(state);
            }
        }

        var containerStates = new List<RuntimeContainer>();
        foreach (var container in containers.ToArray())
        {
            if (await ReadContainer(container, cancellationToken) is { } state)
            {
                containerStates.Add(state);
            }
        }

        return new PodRuntimeStatus(
            uid,
            ns,
            name,
            sandboxStates.OrderByDescending(s => s.CreatedAt).ToValueList(),
            containerStates.OrderByDescending(c => c.CreatedAt).ToValueList());
    }

    /// <summary>One sandbox; null when it is not there.</summary>
    public async Task<SandboxState?> ReadSandbox(string id, CancellationToken cancellationToken)
    {
        try
        {
            var status = (await runtime.PodSandboxStatus(id, verbose: false, cancellationToken)).Status;
            return status is null ? null : From(status);
        }
        catch (GrpcException e) when (e.Code == GrpcStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<RuntimeContainer?> ReadContainer(Container container, CancellationToken cancellationToken)
    {
        try
        {
            var status = (await runtime.ContainerStatus(container.Id, verbose: false, cancellationToken)).Status;
            return status is null ? null : RuntimeContainer.From(container.PodSandboxId, status);
        }
        catch (GrpcException e) when (e.Code == GrpcStatusCode.NotFound)
        {
            return null;
        }
    }

    private static SandboxState From(PodSandboxStatus status)
    {
        var ips = new ValueListBuilder<string>();
        if (status.Network is { Ip.Length: > 0 } network)
        {
            ips.Add(network.Ip);
            foreach (var further in network.AdditionalIps)
            {
                ips.Add(further.Ip);
            }
        }

        return new SandboxState(
            status.Id,
            status.Metadata?.Attempt ?? 0,
            status.State == PodSandboxState.Ready,
            RuntimeContainer.FromNanoseconds(status.CreatedAt),
            status.Linux?.Namespaces?.Options?.Network == NamespaceMode.Node,
            ips.ToList());
    }
}
