using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Authorization;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>
/// Lets owners be changed only by those who may delete the object, for the garbage collector will; and lets an owner's deletion be blocked only by
/// those who may set its finalizers.
/// </summary>
public sealed class OwnerReferencesPermissionEnforcement(AdmissionServices services) : IAdmissionPlugin
{
    /// <inheritdoc/>
    public string Name => "OwnerReferencesPermissionEnforcement";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Validating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation is AdmissionOperation.Create or AdmissionOperation.Update;

    /// <inheritdoc/>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.IsFor("", "pods", "status") || attributes.Object is not IKubeObject value)
        {
            return;
        }

        var old = (attributes.OldObject as IKubeObject)?.Metadata.OwnerReferences ?? default;
        var owners = value.Metadata.OwnerReferences;
        if (owners.SequenceEqual(old))
        {
            return;
        }

        if (attributes.Operation == AdmissionOperation.Update)
        {
            var delete = Want(attributes, "delete", attributes.Resource.Group, attributes.Resource.Version, attributes.Resource.Resource, attributes.Subresource, attributes.Name);
            await Demand(attributes, delete with { Namespace = attributes.Namespace }, "cannot set an ownerRef on a resource you can't delete", cancellationToken);
        }

        var blocking = owners.RemoveAll(o => o.BlockOwnerDeletion != true || old.Any(p => p.Uid == o.Uid && p.BlockOwnerDeletion == true));
        if (blocking.IsEmpty || await services.IsAllowed(Want(attributes, "update", "*", "*", "*", "finalizers", "*"), cancellationToken))
        {
            return;
        }

        foreach (var owner in blocking.AsEnumerable())
        {
            await DemandFinalizers(attributes, owner, cancellationToken);
        }
    }

    private static AuthorizationAttributes Want(AdmissionAttributes attributes, string verb, string group, string version, string resource, string subresource, string name) => new()
    {
        User = attributes.User,
        Verb = verb,
        IsResource = true,
        Group = group,
        Version = version,
        Resource = resource,
        Subresource = subresource,
        Name = name,
    };

    private async ValueTask Demand(AdmissionAttributes attributes, AuthorizationAttributes wanted, string refusal, CancellationToken cancellationToken)
    {
        var decision = await services.Authorize(wanted, cancellationToken);
        if (decision.Verdict != AuthorizationVerdict.Allow)
        {
            throw attributes.Forbidden($"{refusal}: {decision.Reason}, <nil>");
        }
    }

    private async ValueTask DemandFinalizers(AdmissionAttributes attributes, OwnerReference owner, CancellationToken cancellationToken)
    {
        var kinds = services.ResourcesOfKind(owner.ApiVersion, owner.Kind);
        if (kinds.Count == 0)
        {
            throw attributes.Forbidden(
                $"cannot set blockOwnerDeletion in this case because cannot find RESTMapping for APIVersion {owner.ApiVersion} Kind {owner.Kind}: no matches for kind {GoText.Quote(owner.Kind)} in version {GoText.Quote(owner.ApiVersion)}");
        }

        foreach (var kind in kinds)
        {
            var wanted = Want(attributes, "update", kind.Group, kind.Version, kind.Plural, "finalizers", owner.Name) with
            {
                Namespace = kind.Namespaced ? attributes.Namespace : "",
            };
            await Demand(attributes, wanted, "cannot set blockOwnerDeletion if an ownerReference refers to a resource you can't set finalizers on", cancellationToken);
        }
    }
}
