using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer.Authorization;
using TokenRequest = Dotnetes.Api.Authentication.V1.TokenRequest;

namespace Dotnetes.ApiServer.Admission.Plugins.Nodes;

/// <summary>For which tokens of service accounts a node may ask: those of its pods, for the audiences that their volumes name (KEP-4412).</summary>
internal sealed class NodeTokenRules(AdmissionServices services)
{
    /// <summary>Checks an operation.</summary>
    /// <exception cref="ApiException">The node may not do it.</exception>
    public async ValueTask Check(AdmissionAttributes attributes, string node, CancellationToken cancellationToken)
    {
        if (attributes.Operation != AdmissionOperation.Create || attributes.Subresource != "token" || attributes.Object is not TokenRequest request)
        {
            return;
        }

        if (request.Spec.BoundObjectRef is not { ApiVersion: "v1", Kind: "Pod", Name.Length: > 0 } bound)
        {
            throw attributes.Forbidden("node requested token not bound to a pod");
        }

        if (bound.Uid.Length == 0)
        {
            throw attributes.Forbidden("node requested token with a pod binding without a uid");
        }

        var pod = await services.Find<Pod>(attributes.Namespace, bound.Name, cancellationToken) ?? throw ApiErrors.NotFound("", "pod", bound.Name);
        if (bound.Uid != pod.Metadata.Uid)
        {
            throw attributes.Forbidden(
                $"the UID in the bound object reference ({bound.Uid}) does not match the UID in record. The object might have been deleted and then recreated");
        }

        if (pod.Spec.NodeName != node)
        {
            throw attributes.Forbidden("node requested token bound to a pod scheduled on a different node");
        }

        await CheckAudience(attributes, request, pod, cancellationToken);
    }

    private async ValueTask CheckAudience(AdmissionAttributes attributes, TokenRequest request, Pod pod, CancellationToken cancellationToken)
    {
        if (request.Spec.Audiences.Count > 1)
        {
            throw attributes.Forbidden("node may only request 0 or 1 audiences");
        }

        var audience = request.Spec.Audiences.IsEmpty ? "" : request.Spec.Audiences[0];
        foreach (var volume in pod.Spec.Volumes.AsEnumerable())
        {
            if (await Names(pod, volume, audience, cancellationToken))
            {
                return;
            }
        }

        var wanted = new AuthorizationAttributes
        {
            User = attributes.User,
            Verb = "request-serviceaccounts-token-audience",
            IsResource = true,
            Namespace = attributes.Namespace,
            Version = "v1",
            Resource = audience,
            Name = attributes.Name,
        };
        if (!await services.IsAllowed(wanted, cancellationToken))
        {
            throw attributes.Forbidden(
                $"audience {GoText.Quote(audience)} not found in pod spec volume, {attributes.User.Name} is not authorized to request tokens for this audience");
        }
    }

    private async ValueTask<bool> Names(Pod pod, Volume volume, string audience, CancellationToken cancellationToken)
    {
        if (volume.Projected?.Sources.Any(s => s.ServiceAccountToken?.Audience == audience) == true)
        {
            return true;
        }

        var driver = volume switch
        {
            { Ephemeral: not null } => await DriverOf(pod.Metadata.Namespace, $"{pod.Metadata.Name}-{volume.Name}", cancellationToken),
            { PersistentVolumeClaim: { } claim } => await DriverOf(pod.Metadata.Namespace, claim.ClaimName, cancellationToken),
            _ => volume.Csi?.Driver,
        };
        return driver is { Length: > 0 }
            && await services.Reader.Get<CsiDriver>("", driver, cancellationToken) is { } known
            && known.Spec.TokenRequests.Any(r => r.Audience == audience);
    }

    private async ValueTask<string?> DriverOf(string ns, string claimName, CancellationToken cancellationToken) =>
        await services.Reader.Get<PersistentVolumeClaim>(ns, claimName, cancellationToken) is { Spec.VolumeName: { Length: > 0 } volume }
            ? (await services.Reader.Get<PersistentVolume>("", volume, cancellationToken))?.Spec.Csi?.Driver
            : null;
}
