using Dotnetes.Api.Config.ResourceQuota.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Quotas;

namespace Dotnetes.ApiServer.Admission.Plugins.Quota;

/// <summary>What one operation takes of quotas.</summary>
/// <param name="attributes">The operation.</param>
/// <param name="evaluator">Knows what objects of the resource take.</param>
/// <param name="now">The time.</param>
internal sealed class QuotaClaim(AdmissionAttributes attributes, QuotaEvaluator evaluator, DateTimeOffset now)
{
    private readonly IKubeObject _value = Placed((IKubeObject)attributes.Object!, attributes.Namespace);

    /// <summary>The operation.</summary>
    public AdmissionAttributes Attributes => attributes;

    /// <summary>The quotas as they are when the operation is charged to them.</summary>
    /// <param name="quotas">The quotas of the namespace.</param>
    /// <param name="limited">What must not be used where no quota limits it.</param>
    /// <exception cref="ApiException">A quota has no room, or lacks something.</exception>
    public IReadOnlyList<ResourceQuota> Charge(IReadOnlyList<ResourceQuota> quotas, ValueList<LimitedResource> limited)
    {
        var matchedScopes = new List<ScopedResourceSelectorRequirement>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var interested = new List<int>();
        for (var i = 0; i < quotas.Count; i++)
        {
            matchedScopes.AddRange(evaluator.MatchingScopes(_value, QuotaEvaluator.ScopesOf(quotas[i].Spec)));
            if (evaluator.Matches(quotas[i], _value))
            {
                names.UnionWith(Limits(quotas[i]));
                interested.Add(i);
            }
        }

        var usage = evaluator.Usage(_value, now);
        if (ResourceLists.Negative(usage) is { IsEmpty: false } negative)
        {
            throw attributes.Forbidden($"quota usage is negative for resource(s): {string.Join(',', negative)}");
        }

        // What an object took before is charged already, but only to the quotas that it was in before.
        var old = attributes.Operation == AdmissionOperation.Update ? attributes.OldObject as IKubeObject : null;
        var growth = old is null ? usage : ResourceLists.SubtractToZero(usage, evaluator.Usage(old, now));
        var charges = interested
            .Select(i => (Index: i, Amounts: ResourceLists.WithoutZeros(old is not null && evaluator.Matches(quotas[i], old) ? growth : usage)))
            .Where(static c => !c.Amounts.IsEmpty)
            .ToArray();
        if (interested.Count > 0 ? charges.Length == 0 : ResourceLists.WithoutZeros(growth).IsEmpty)
        {
            return quotas;
        }

        CheckLimited(limited, usage, names, matchedScopes);
        var charged = quotas.ToArray();
        foreach (var (index, amounts) in charges)
        {
            charged[index] = Charge(quotas[index], amounts);
        }

        return charged;
    }

    private static IKubeObject Placed(IKubeObject value, string ns) =>
        value.Metadata.Namespace.Length > 0 ? value : value.WithMetadata(value.Metadata with { Namespace = ns });

    private static string Shown(ValueMap<Quantity> amounts) => string.Join(',', amounts.Select(static a => $"{a.Key}={a.Value}"));

    // The names that a quota limits for the object, once it is sure that both the object and the quota's status are complete.
    private ValueList<string> Limits(ResourceQuota quota)
    {
        var names = evaluator.Tracked(quota.Status.Hard.Keys);
        if (evaluator.Constraints(names, _value) is { } problem)
        {
            throw attributes.Forbidden($"failed quota: {quota.Metadata.Name}: {problem}");
        }

        return names.All(quota.Status.Used.ContainsKey)
            ? names
            : throw attributes.Forbidden($"status unknown for quota: {quota.Metadata.Name}, resources: {string.Join(',', names)}");
    }

    private void CheckLimited(ValueList<LimitedResource> limited, ValueMap<Quantity> usage, HashSet<string> names, List<ScopedResourceSelectorRequirement> matchedScopes)
    {
        if (limited.IsEmpty)
        {
            return;
        }

        var uncovered = limited
            .Where(l => l.ApiGroup == attributes.Resource.Group && l.Resource == attributes.Resource.Resource)
            .SelectMany(l => usage.Where(u => u.Value.Sign > 0 && l.MatchContains.Any(part => u.Key.Contains(part, StringComparison.Ordinal))))
            .Select(static u => u.Key)
            .Where(n => !names.Contains(n))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (uncovered.Length > 0)
        {
            throw attributes.Forbidden($"insufficient quota to consume: {string.Join(',', uncovered)}");
        }

        var scopes = evaluator.UncoveredScopes(limited.SelectMany(l => evaluator.MatchingScopes(_value, l.MatchScopes)), matchedScopes);
        if (!scopes.IsEmpty)
        {
            throw attributes.Forbidden(
                $"insufficient quota to match these scopes: [{string.Join(' ', scopes.Select(static s => $"{{{s.ScopeName} {s.Operator} [{string.Join(' ', s.Values)}]}}"))}]");
        }
    }

    private ResourceQuota Charge(ResourceQuota quota, ValueMap<Quantity> amounts)
    {
        var requested = ResourceLists.Mask(amounts, [.. quota.Status.Hard.Keys]);
        var used = ResourceLists.Add(quota.Status.Used, requested);

        // A status tells what has happened already; it is counted even where there is no room.
        if (attributes.Subresource != "status"
            && ResourceLists.Exceeded(ResourceLists.Mask(used, [.. requested.Keys]), quota.Status.Hard) is { IsEmpty: false } exceeded)
        {
            throw attributes.Forbidden(
                $"exceeded quota: {quota.Metadata.Name}, requested: {Shown(ResourceLists.Mask(requested, exceeded))}, used: {Shown(ResourceLists.Mask(quota.Status.Used, exceeded))}, limited: {Shown(ResourceLists.Mask(quota.Status.Hard, exceeded))}");
        }

        return quota with { Status = quota.Status with { Used = used } };
    }
}
