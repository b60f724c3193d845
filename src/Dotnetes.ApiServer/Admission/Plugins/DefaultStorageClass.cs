using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Storage.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Gives claims that name no storage class the cluster's default one: the newest of those that are marked.</summary>
public sealed class DefaultStorageClass(AdmissionServices services) : IAdmissionPlugin
{
    private const string ClassAnnotation = "volume.beta.kubernetes.io/storage-class";

    /// <inheritdoc/>
    public string Name => "DefaultStorageClass";

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Create;

    /// <inheritdoc/>
    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!attributes.IsFor("", "persistentvolumeclaims")
            || attributes.Object is not PersistentVolumeClaim { Spec.StorageClassName: null } claim
            || claim.Metadata.Annotations.ContainsKey(ClassAnnotation))
        {
            return attributes.Object;
        }

        var classes = await services.Reader.List<StorageClass>(cancellationToken: cancellationToken);
        return DefaultClass.Choose(classes, "storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class") is { } chosen
            ? claim with { Spec = claim.Spec with { StorageClassName = chosen.Metadata.Name } }
            : claim;
    }
}
