using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Storage.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Gives claims that name no storage class the cluster's default one.</summary>
public sealed class DefaultStorageClass(AdmissionServices services)
    : DefaultClassPlugin<PersistentVolumeClaim, StorageClass>(
        services, "", "persistentvolumeclaims", "storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class")
{
    /// <inheritdoc/>
    protected override bool NamesClass(PersistentVolumeClaim named) =>
        named.Spec.StorageClassName is not null || named.Metadata.Annotations.ContainsKey("volume.beta.kubernetes.io/storage-class");

    /// <inheritdoc/>
    protected override PersistentVolumeClaim WithClass(PersistentVolumeClaim named, string className) =>
        named with { Spec = named.Spec with { StorageClassName = className } };
}
