using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Controllers.RoleAggregation;

/// <summary>Fills the cluster roles that have an aggregation rule with the rules of all the roles that it selects, such as <c>admin</c>, <c>edit</c> and <c>view</c>.</summary>
public sealed class ClusterRoleAggregationController : ObjectReconciler
{
    private const string Manager = "clusterrole-aggregation-controller";

    private readonly IInformer<ClusterRole> _roles;

    /// <summary>Creates the controller.</summary>
    public ClusterRoleAggregationController(ControllerContext context)
        : base(Manager, context) => _roles = Watch<ClusterRole>(OnRole);

    /// <summary>The rules that a role gathers: selector by selector, role by role in the order of their names, each rule once.</summary>
    public static ValueList<PolicyRule> Gather(ClusterRole role, IEnumerable<ClusterRole> all)
    {
        var others = all.Where(r => r.Metadata.Name != role.Metadata.Name).OrderBy(r => r.Metadata.Name, StringComparer.Ordinal).ToList();
        var seen = new HashSet<PolicyRule>();
        var rules = new List<PolicyRule>();
        foreach (var selector in role.AggregationRule?.ClusterRoleSelectors ?? default)
        {
            var selection = LabelSelection.FromSelector(selector);
            foreach (var other in others.Where(r => selection.Matches(r.Metadata.Labels)))
            {
                rules.AddRange(((IEnumerable<PolicyRule>)other.Rules).Where(seen.Add));
            }
        }

        return rules.ToValueList();
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_roles.Get(null, key.Name) is not { AggregationRule: not null } role)
        {
            return null;
        }

        var rules = Gather(role, _roles.List());
        if (rules != role.Rules)
        {
            var wanted = new ClusterRole { Metadata = new ObjectMeta { Name = key.Name }, Rules = rules };
            await Context.Client.Patch<ClusterRole>(
                null, key.Name, ObjectPatch.Apply(wanted), options: new PatchOptions { FieldManager = Manager, Force = true }, cancellationToken: cancellationToken);
        }

        return null;
    }

    // Any role may be a part of any other.
    private void OnRole(ClusterRole? old, ClusterRole? current)
    {
        foreach (var role in _roles.List().Where(r => r.AggregationRule is not null))
        {
            Queue.Add(ObjectKey.Of(role));
        }

        if (current?.AggregationRule is not null)
        {
            Queue.Add(ObjectKey.Of(current));
        }
    }
}
