using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Storage.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Lets claims grow only when they are bound and their storage class allows expansion.</summary>
public sealed class PersistentVolumeClaimResize(AdmissionServices services) : IAdmissionPlugin
{
    private const string ClassAnnotation = "volume.beta.kubernetes.io/storage-class";

    /// <inheritdoc/>
    public string Name => "PersistentVolumeClaimResize";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Validating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Update;

    /// <inheritdoc/>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!attributes.IsFor("", "persistentvolumeclaims")
            || attributes is not { Object: PersistentVolumeClaim claim, OldObject: PersistentVolumeClaim old }
            || Size(claim) <= Size(old))
        {
            return;
        }

        if (old.Status.Phase != "Bound")
        {
            throw attributes.Forbidden("Only bound persistent volume claims can be expanded");
        }

        var name = ClassOf(claim);
        if (name.Length == 0
            || name != ClassOf(old)
            || await services.Reader.Get<StorageClass>("", name, cancellationToken) is not { AllowVolumeExpansion: true })
        {
            throw attributes.Forbidden("only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize");
        }
    }

    private static Quantity Size(PersistentVolumeClaim claim) => claim.Spec.Resources.Requests.GetValueOrDefault("storage");

    private static string ClassOf(PersistentVolumeClaim claim) =>
        claim.Metadata.Annotations.GetValueOrDefault(ClassAnnotation) ?? claim.Spec.StorageClassName ?? "";
}
