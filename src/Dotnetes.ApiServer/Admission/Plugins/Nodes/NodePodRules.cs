using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins.Nodes;

/// <summary>What a node may do with pods: show its static ones, and report on, evict and delete those that run on it.</summary>
internal sealed class NodePodRules(AdmissionServices services)
{
    private const string MirrorAnnotation = "kubernetes.io/config.mirror";

    /// <summary>Checks an operation.</summary>
    /// <exception cref="ApiException">The node may not do it.</exception>
    public ValueTask Check(AdmissionAttributes attributes, string node, CancellationToken cancellationToken) => (attributes.Subresource, attributes.Operation) switch
    {
        ("", AdmissionOperation.Create) => CheckCreate(attributes, node, cancellationToken),
        ("", AdmissionOperation.Delete) => CheckOwn(attributes, node, $"node {GoText.Quote(node)} can only delete pods with spec.nodeName set to itself", cancellationToken),
        ("", _) => throw attributes.Forbidden(
            $"unexpected operation {GoText.Quote(Shown(attributes.Operation))}, node {GoText.Quote(node)} can only create and delete mirror pods"),
        ("status", AdmissionOperation.Update) => CheckStatus(attributes, node),
        ("status", _) => throw attributes.Forbidden($"unexpected operation {GoText.Quote(Shown(attributes.Operation))}"),
        ("eviction", AdmissionOperation.Create) => CheckOwn(attributes, node, $"node {node} can only evict pods with spec.nodeName set to itself", cancellationToken),
        ("eviction", _) => throw attributes.Forbidden($"unexpected operation {Shown(attributes.Operation)}"),
        _ => throw attributes.Forbidden($"unexpected pod subresource {GoText.Quote(attributes.Subresource)}, only 'status' and 'eviction' are allowed"),
    };

    private static string Shown(AdmissionOperation operation) => operation switch
    {
        AdmissionOperation.Create => "CREATE",
        AdmissionOperation.Update => "UPDATE",
        AdmissionOperation.Delete => "DELETE",
        _ => "CONNECT",
    };

    private static ValueTask CheckStatus(AdmissionAttributes attributes, string node)
    {
        if (attributes is not { Object: Pod pod, OldObject: Pod old } || old.Spec.NodeName != node)
        {
            throw attributes.Forbidden($"node {GoText.Quote(node)} can only update pod status for pods with spec.nodeName set to itself");
        }

        if (!pod.Metadata.Labels.Equals(old.Metadata.Labels) && (pod.Metadata.Labels.Count > 0 || old.Metadata.Labels.Count > 0))
        {
            throw attributes.Forbidden($"node {GoText.Quote(node)} cannot update labels through pod status");
        }

        if (!pod.Status.ResourceClaimStatuses.SequenceEqual(old.Status.ResourceClaimStatuses))
        {
            throw attributes.Forbidden($"node {GoText.Quote(node)} cannot update resource claim statues");
        }

        return pod.Status.ExtendedResourceClaimStatus == old.Status.ExtendedResourceClaimStatus
            ? default
            : throw attributes.Forbidden($"node {GoText.Quote(node)} cannot update extended resource claim status");
    }

    private async ValueTask CheckOwn(AdmissionAttributes attributes, string node, string refusal, CancellationToken cancellationToken)
    {
        var pod = await services.Find<Pod>(attributes.Namespace, attributes.Name, cancellationToken) ?? throw ApiErrors.NotFound("", "pod", attributes.Name);
        if (pod.Spec.NodeName != node)
        {
            throw attributes.Forbidden(refusal);
        }
    }

    private async ValueTask CheckCreate(AdmissionAttributes attributes, string node, CancellationToken cancellationToken)
    {
        var pod = (Pod)attributes.Object!;
        var quoted = GoText.Quote(node);
        if (!pod.Metadata.Annotations.ContainsKey(MirrorAnnotation))
        {
            throw attributes.Forbidden($"pod does not have {GoText.Quote(MirrorAnnotation)} annotation, node {quoted} can only create mirror pods");
        }

        if (pod.Spec.NodeName != node)
        {
            throw attributes.Forbidden($"node {quoted} can only create pods with spec.nodeName set to itself");
        }

        var refusal = pod.Metadata.OwnerReferences switch
        {
            { Count: > 1 } => "can only create pods with a single owner reference set to itself",
            [{ ApiVersion: "v1", Kind: "Node" } owner] when owner.Name == node => owner switch
            {
                { Controller: not true } => "can only create pods with a controller owner reference set to itself",
                { BlockOwnerDeletion: true } => "must not set blockOwnerDeletion on an owner reference",
                _ => null,
            },
            _ => "can only create pods with an owner reference set to itself",
        };
        if (refusal is not null)
        {
            throw attributes.Forbidden($"node {quoted} {refusal}");
        }

        var itself = await services.Find<Node>("", node, cancellationToken) ?? throw ApiErrors.NotFound("", "node", node);
        var uid = pod.Metadata.OwnerReferences[0].Uid;
        if (uid != itself.Metadata.Uid)
        {
            throw attributes.Forbidden($"node {node} UID mismatch: expected {uid} got {itself.Metadata.Uid}");
        }

        if (PodReferences.Referenced(pod) is { } referenced)
        {
            throw attributes.Forbidden($"node {quoted} can not create pods that reference {referenced}");
        }
    }
}
