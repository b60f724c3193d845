using Dotnetes.Api.Core.V1;
using Dotnetes.Api;
using Dotnetes.Machinery.Schema;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Machinery.Quotas;

/// <summary>
/// Knows what objects of one resource take of a quota. This base counts objects; others weigh them. The admission plugin and the quota
/// controller share it, so that both come to the same sums.
/// </summary>
public class QuotaEvaluator
{
    private protected static readonly Quantity One = Quantity.FromInteger(1);

    private readonly ValueList<string> _counted;

    /// <summary>Creates an evaluator that counts objects.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="alias">A further name of the count, such as <c>configmaps</c>; empty for none.</param>
    public QuotaEvaluator(GroupResource resource, string alias = "")
    {
        Resource = resource;
        CountName = $"count/{resource}";
        _counted = alias.Length == 0 ? [CountName] : [CountName, alias];
    }

    /// <summary>The resource whose objects are evaluated.</summary>
    public GroupResource Resource { get; }

    /// <summary>The name under which the objects are counted, such as <c>count/deployments.apps</c>.</summary>
    public string CountName { get; }

    /// <summary>Whether the evaluator needs more than the metadata of objects.</summary>
    public virtual bool NeedsObject => false;

    /// <summary>Whether an operation may use up quota. Admission looks no further otherwise.</summary>
    /// <param name="operation">What is done.</param>
    /// <param name="subresource">The subresource; empty for the object itself.</param>
    /// <param name="current">The object as it would be stored.</param>
    /// <param name="old">The object as it is stored; null for creations.</param>
    public virtual bool Handles(QuotaOperation operation, string subresource, IKubeObject current, IKubeObject? old) =>
        operation == QuotaOperation.Create && subresource.Length == 0;

    /// <summary>What objects must have when a quota limits <paramref name="required"/>; null when all is there, upstream's message otherwise.</summary>
    public virtual string? Constraints(IReadOnlyCollection<string> required, IKubeObject value) => null;

    /// <summary>Whether the amount of that name comes from this evaluator.</summary>
    public virtual bool Tracks(string resourceName) => _counted.Contains(resourceName);

    /// <summary>What an object takes, under all names.</summary>
    /// <param name="value">The object; metadata alone is enough unless <see cref="NeedsObject"/>.</param>
    /// <param name="now">The time, for pods whose grace period may be over.</param>
    public virtual ValueMap<Quantity> Usage(IKubeObject value, DateTimeOffset now) => _counted.Select(static n => KeyValuePair.Create(n, One)).ToValueMap();

    /// <summary>Whether a change may free quota or move the object from one scope to another, so that usage must be counted again.</summary>
    public virtual bool Frees(IKubeObject old, IKubeObject current, DateTimeOffset now) => false;

    /// <summary>Whether an object is in a scope.</summary>
    public virtual bool IsInScope(ScopedResourceSelectorRequirement scope, IKubeObject value) => false;

    /// <summary>Those of the names that this evaluator tracks, sorted.</summary>
    public ValueList<string> Tracked(IEnumerable<string> resourceNames) => resourceNames.Where(Tracks).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();

    /// <summary>Whether a quota limits the object: it limits a name that is tracked here, and the object is in all its scopes.</summary>
    /// <param name="quota">The quota; the limits of its status count.</param>
    /// <param name="value">The object.</param>
    public bool Matches(ResourceQuota quota, IKubeObject value) => quota.Status.Hard.Keys.Any(Tracks) && IsInScopes(quota.Spec, value);

    /// <summary>Whether an object is in all scopes of a quota.</summary>
    public bool IsInScopes(ResourceQuotaSpec quota, IKubeObject value) => ScopesOf(quota).All(s => IsInScope(s, value));

    /// <summary>Those of the scopes that an object is in.</summary>
    public ValueList<ScopedResourceSelectorRequirement> MatchingScopes(IKubeObject value, IEnumerable<ScopedResourceSelectorRequirement> scopes) =>
        scopes.Where(s => IsInScope(s, value)).ToValueList();

    /// <summary>Those of the limited scopes that none of the scopes matched by quotas covers.</summary>
    public virtual ValueList<ScopedResourceSelectorRequirement> UncoveredScopes(
        IEnumerable<ScopedResourceSelectorRequirement> limited,
        IReadOnlyCollection<ScopedResourceSelectorRequirement> matched) => [];

    /// <summary>The scopes of a quota in one form, from its <c>scopes</c> and its <c>scopeSelector</c>.</summary>
    public static IEnumerable<ScopedResourceSelectorRequirement> ScopesOf(ResourceQuotaSpec quota) =>
    [
        .. quota.Scopes.Select(static s => new ScopedResourceSelectorRequirement { ScopeName = s, Operator = ScopeSelectorOperator.Exists }),
        .. quota.ScopeSelector?.MatchExpressions ?? [],
    ];

    private protected static ValueList<ScopedResourceSelectorRequirement> NotCovered(
        IEnumerable<ScopedResourceSelectorRequirement> limited,
        IReadOnlyCollection<ScopedResourceSelectorRequirement> matched) =>
        limited.Where(l => !matched.Any(m => m.ScopeName == l.ScopeName)).ToValueList();

    /// <summary>Whether a value, or its absence, is what a scope asks for.</summary>
    private protected static bool Selects(ScopedResourceSelectorRequirement scope, string? value) => scope.Operator switch
    {
        ScopeSelectorOperator.In => value is not null && scope.Values.Contains(value),
        ScopeSelectorOperator.NotIn => value is null || !scope.Values.Contains(value),
        ScopeSelectorOperator.Exists => value is not null,
        ScopeSelectorOperator.DoesNotExist => value is null,
        _ => false,
    };
}
