using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Schema;

namespace Dotnetes.Machinery.Quotas;

/// <summary>The evaluators of all resources.</summary>
public static class QuotaEvaluators
{
    private static readonly HashSet<GroupResource> s_ignored =
    [
        new("", "bindings"),
        new("", "componentstatuses"),
        new("authentication.k8s.io", "tokenreviews"),
        new("authentication.k8s.io", "selfsubjectreviews"),
        new("authorization.k8s.io", "subjectaccessreviews"),
        new("authorization.k8s.io", "selfsubjectaccessreviews"),
        new("authorization.k8s.io", "localsubjectaccessreviews"),
        new("authorization.k8s.io", "selfsubjectrulesreviews"),
        new("", "events"),
        new("events.k8s.io", "events"),
    ];

    /// <summary>The evaluators that do more than count, or that count under two names.</summary>
    public static IReadOnlyList<QuotaEvaluator> Special { get; } =
    [
        new PodQuotaEvaluator(),
        new ServiceQuotaEvaluator(),
        new ClaimQuotaEvaluator(),
        new DeviceClaimQuotaEvaluator(),
        new(new("", "configmaps"), ResourceName.Configmaps),
        new(new("", "resourcequotas"), ResourceName.Resourcequotas),
        new(new("", "replicationcontrollers"), ResourceName.Replicationcontrollers),
        new(new("", "secrets"), ResourceName.Secrets),
    ];

    /// <summary>Whether quotas leave the resource alone: events, and resources that are not stored.</summary>
    public static bool IsIgnored(GroupResource resource) => s_ignored.Contains(resource);

    /// <summary>The evaluator of a resource, one that counts objects for those that are not special; null for ignored ones.</summary>
    public static QuotaEvaluator? For(GroupResource resource) =>
        Special.FirstOrDefault(e => e.Resource == resource) ?? (IsIgnored(resource) ? null : new QuotaEvaluator(resource));
}
