using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Policy.V1;
using Dotnetes.Client;
using Dotnetes.Client.Transport;

namespace Dotnetes.Testing.Tests;

/// <summary>What components would do that were wrong.</summary>
internal sealed class PlantedBug(IKubeTransport inner, string bug, string user) : IKubeTransport
{
    private bool Is(string controller) => user.EndsWith(":" + controller, StringComparison.Ordinal);

    public async ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken)
    {
        if (bug == "finalizers" && request is { Verb: "delete", Resource: "configmaps" })
        {
            // The garbage collector has no patience.
            await inner.Send(
                request with { Verb = "patch", Body = null, RawBody = "{\"metadata\":{\"finalizers\":null}}"u8.ToArray(), ContentType = "application/merge-patch+json" },
                cancellationToken);
        }

        if (bug == "forgotten" && request is { Verb: "delete" } && Is("generic-garbage-collector"))
        {
            throw new KubeTransportException("the garbage collector does nothing");
        }

        var response = await inner.Send(Change(request), cancellationToken);

        // Whoever wants to lead does not look who does.
        return bug == "leaders" && request is { Verb: "get", Resource: "leases", Namespace: "kube-system" } && response.Value is Lease lease
            ? response with { Value = lease with { Spec = lease.Spec with { HolderIdentity = "" } } }
            : response;
    }

    public IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, CancellationToken cancellationToken) => inner.Watch(request, cancellationToken);

    private KubeRequest Change(KubeRequest request) => (bug, request) switch
    {
        // The scheduler has a favourite.
        ("room", { Subresource: "binding", Body: Binding binding }) => request with { Body = binding with { Target = binding.Target with { Name = "node-0" } } },

        // The deployment controller makes one too many.
        ("surge", { Verb: "update", Resource: "replicasets", Subresource: "", Body: ReplicaSet { Spec.Replicas: > 0 and var replicas } set })
            when Is("deployment-controller") => request with { Body = set with { Spec = set.Spec with { Replicas = replicas + 1 } } },

        // It takes away all that is old as soon as it may take away some.
        ("unavailable", { Verb: "update", Resource: "replicasets", Subresource: "", Body: ReplicaSet { Spec.Replicas: > 0 and var replicas } set })
            when Is("deployment-controller") && replicas < set.Status.Replicas => request with { Body = set with { Spec = set.Spec with { Replicas = 0 } } },

        // The quota controller forgets what is used.
        ("quota", { Verb: "update", Resource: "resourcequotas", Subresource: "status", Body: ResourceQuota quota }) =>
            request with { Body = quota with { Status = quota.Status with { Used = quota.Status.Used.Select(u => KeyValuePair.Create(u.Key, Quantity.FromInteger(0))).ToValueMap() } } },

        // The StatefulSet controller does not wait for nodes.
        ("ordinals", { Verb: "delete", Resource: "pods" }) when Is("statefulset-controller") => request with { Body = new DeleteOptions { GracePeriodSeconds = 0 } },

        // The disruption controller is off by one.
        ("budgets", { Resource: "poddisruptionbudgets", Subresource: "status", Body: PodDisruptionBudget budget }) =>
            request with { Body = budget with { Status = budget.Status with { DisruptionsAllowed = budget.Status.DisruptionsAllowed + 1 } } },
        _ => request,
    };
}
