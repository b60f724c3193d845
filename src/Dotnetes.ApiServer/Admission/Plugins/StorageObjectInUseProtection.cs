using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Storage.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Gives volumes, claims and volume attributes classes the finalizer that keeps them while they are in use.</summary>
public sealed class StorageObjectInUseProtection : IAdmissionPlugin
{
    /// <inheritdoc/>
    public string Name => "StorageObjectInUseProtection";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Mutating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Create;

    /// <inheritdoc/>
    public ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        var finalizer = attributes.Subresource.Length > 0 ? null : attributes.Object switch
        {
            PersistentVolume => "kubernetes.io/pv-protection",
            PersistentVolumeClaim => "kubernetes.io/pvc-protection",
            VolumeAttributesClass => "kubernetes.io/vac-protection",
            _ => null,
        };
        if (finalizer is null || attributes.Object is not IKubeObject value || value.Metadata.Finalizers.Contains(finalizer))
        {
            return new(attributes.Object);
        }

        return new(value.WithMetadata(value.Metadata with { Finalizers = value.Metadata.Finalizers.Add(finalizer) }));
    }
}
