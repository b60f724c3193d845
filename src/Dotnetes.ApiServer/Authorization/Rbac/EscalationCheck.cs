using Dotnetes.Api.Rbac.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Authentication;

namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>
/// Keeps people from granting more than they hold: whoever writes a role must have all that it grants or the verb <c>escalate</c> on it, and whoever writes a binding
/// must have all that the role grants or the verb <c>bind</c> on it. It stands behind the last mutating plugin, so that nothing is added after it looked.
/// </summary>
/// <param name="authorizer">Decides about <c>escalate</c> and <c>bind</c>.</param>
/// <param name="roles">Knows what people hold.</param>
internal sealed class EscalationCheck(IAuthorizer authorizer, RbacAuthorizer roles) : IAdmissionPlugin
{
    private const string Group = "rbac.authorization.k8s.io";

    private static readonly PolicyRule[] s_everything =
    [
        new PolicyRule { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] },
        new PolicyRule { Verbs = ["*"], NonResourceUrls = ["*"] },
    ];

    /// <inheritdoc/>
    public string Name => "RbacEscalation";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Mutating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation is AdmissionOperation.Create or AdmissionOperation.Update;

    /// <inheritdoc/>
    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Resource.Group == Group && attributes.Subresource.Length == 0 && !attributes.User.Groups.Contains(PrivilegedGroupAuthorizer.Masters))
        {
            await Check(attributes, cancellationToken);
        }

        return attributes.Object;
    }

    private ValueTask Check(AdmissionAttributes attributes, CancellationToken cancellationToken) => IsOnlyForCollection(attributes)
        ? default
        : attributes.Object switch
        {
            ClusterRole role => CheckRole(attributes, role.Metadata.Name, role.Rules, IsAggregated(role) || IsAggregated(attributes.OldObject as ClusterRole), cancellationToken),
            Role role => CheckRole(attributes, role.Metadata.Name, role.Rules, false, cancellationToken),
            ClusterRoleBinding binding => CheckBinding(attributes, binding.Metadata.Name, binding.RoleRef, cancellationToken),
            RoleBinding binding => CheckBinding(attributes, binding.Metadata.Name, binding.RoleRef, cancellationToken),
            _ => default,
        };

    // The garbage collector changes owners and finalizers of everything; that grants nothing.
    private static bool IsOnlyForCollection(AdmissionAttributes attributes) =>
        attributes is { Object: IKubeObject value, OldObject: IKubeObject old }
        && value.WithMetadata(value.Metadata with
        {
            OwnerReferences = old.Metadata.OwnerReferences,
            Finalizers = old.Metadata.Finalizers,
            SelfLink = old.Metadata.SelfLink,
            ManagedFields = old.Metadata.ManagedFields,
        }).Equals(old);

    private static bool IsAggregated(ClusterRole? role) => role?.AggregationRule is { ClusterRoleSelectors.IsEmpty: false };

    private async ValueTask CheckRole(AdmissionAttributes attributes, string name, ValueList<PolicyRule> rules, bool isAggregated, CancellationToken cancellationToken)
    {
        // A new object has no name to which escalate could be restricted: whoever creates it chooses the name.
        var target = attributes.Operation == AdmissionOperation.Create ? "" : attributes.Name;
        if (await IsAllowed(attributes.User, "escalate", attributes.Resource.Resource, attributes.Namespace, target, cancellationToken))
        {
            return;
        }

        await Require(attributes, name, rules, cancellationToken);
        if (isAggregated && (await MissingOf(attributes, s_everything, cancellationToken)).Missing.Count > 0)
        {
            throw ApiErrors.Forbidden(Group, attributes.Resource.Resource, name, "must have cluster-admin privileges to use the aggregationRule");
        }
    }

    private async ValueTask CheckBinding(AdmissionAttributes attributes, string name, RoleRef role, CancellationToken cancellationToken)
    {
        var resource = role.Kind switch { RoleKey.ClusterKind => "clusterroles", RoleKey.LocalKind => "roles", _ => "" };
        if (resource.Length == 0 || role.ApiGroup != Group || (resource == "roles" && attributes.Namespace.Length == 0))
        {
            // No such role can be: validation says so better than upstream, for which an unknown kind is a failure of the server.
            return;
        }

        if (await IsAllowed(attributes.User, "bind", resource, attributes.Namespace, role.Name, cancellationToken))
        {
            return;
        }

        if (role.Name.Length == 0)
        {
            throw ApiErrors.BadRequest("Name parameter required.");
        }

        // It is the resource of the request that is said not to be found.
        var rules = await roles.CurrentRulesOf(RoleKey.Of(role, attributes.Namespace), cancellationToken) ?? throw ApiErrors.NotFound(Group, attributes.Resource.Resource, role.Name);
        await Require(attributes, name, rules, cancellationToken);
    }

    private async ValueTask Require(AdmissionAttributes attributes, string name, ValueList<PolicyRule> rules, CancellationToken cancellationToken)
    {
        var (missing, error) = await MissingOf(attributes, rules, cancellationToken);
        if (missing.Count == 0)
        {
            return;
        }

        var user = attributes.User;
        var suffix = error.Length == 0 ? "" : $"; resolution errors: [{error}]";
        throw ApiErrors.Forbidden(
            Group,
            attributes.Resource.Resource,
            name,
            $"user {GoText.Quote(user.Name)} (groups={RuleCoverage.Quote(user.Groups)}) is attempting to grant RBAC permissions not currently held:\n{string.Join('\n', RuleCoverage.Describe(missing))}{suffix}");
    }

    private async ValueTask<(IReadOnlyList<PolicyRule> Missing, string Error)> MissingOf(
        AdmissionAttributes attributes, IEnumerable<PolicyRule> wanted, CancellationToken cancellationToken)
    {
        var held = await roles.CurrentRulesFor(attributes.User, attributes.Namespace, cancellationToken);
        return (RuleCoverage.Missing(held.Rules, wanted), held.Error);
    }

    private async ValueTask<bool> IsAllowed(UserInfo user, string verb, string resource, string ns, string name, CancellationToken cancellationToken)
    {
        var attributes = new AuthorizationAttributes
        {
            User = user,
            Verb = verb,
            IsResource = true,
            Group = Group,
            Version = "*",
            Resource = resource,
            Namespace = ns,
            Name = name,
        };
        return (await authorizer.Authorize(attributes, cancellationToken)).Verdict == AuthorizationVerdict.Allow;
    }
}
