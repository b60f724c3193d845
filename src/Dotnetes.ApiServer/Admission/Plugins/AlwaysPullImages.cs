using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Makes every pod pull its images anew, so that nobody runs a private image that somebody else pulled.</summary>
public sealed class AlwaysPullImages : IAdmissionPlugin
{
    private const string Always = "Always";

    /// <inheritdoc/>
    public string Name => "AlwaysPullImages";

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation is AdmissionOperation.Create or AdmissionOperation.Update;

    /// <inheritdoc/>
    public ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken) =>
        new(Concerns(attributes) && attributes.Object is Pod pod
            ? pod with
            {
                Spec = pod.Spec with
                {
                    InitContainers = pod.Spec.InitContainers.Map(static c => c with { ImagePullPolicy = Always }),
                    Containers = pod.Spec.Containers.Map(static c => c with { ImagePullPolicy = Always }),
                    EphemeralContainers = pod.Spec.EphemeralContainers.Map(static c => c with { ImagePullPolicy = Always }),
                    Volumes = pod.Spec.Volumes.Map(static v => v.Image is null ? v : v with { Image = v.Image with { PullPolicy = Always } }),
                },
            }
            : attributes.Object);

    /// <inheritdoc/>
    public ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!Concerns(attributes) || attributes.Object is not Pod pod)
        {
            return default;
        }

        var volumes = FieldPath.Of("spec", "volumes");
        var errors = PodContainer.All(pod.Spec)
            .Where(static c => c.ImagePullPolicy != Always)
            .Select(static c => FieldError.NotSupported(FieldPath.Of($"{c.Path}.imagePullPolicy"), c.ImagePullPolicy, Always).ToString())
            .Concat(pod.Spec.Volumes
                .Select(static (v, i) => (v.Image, Index: i))
                .Where(static v => v.Image is not (null or { PullPolicy: Always }))
                .Select(v => FieldError.NotSupported(volumes.Index(v.Index).Child("image", "pullPolicy"), v.Image!.PullPolicy, Always).ToString()))
            .ToArray();
        return errors.Length == 0 ? default : throw attributes.Forbidden(errors);
    }

    // Pods from before the plugin was on may still change otherwise.
    private static bool Concerns(AdmissionAttributes attributes)
    {
        if (!attributes.IsFor("", "pods") || attributes.Object is not Pod pod)
        {
            return false;
        }

        return attributes.OldObject is not Pod old
            || PodContainer.All(pod.Spec).Select(static c => c.Image).Except(PodContainer.All(old.Spec).Select(static c => c.Image), StringComparer.Ordinal).Any();
    }
}
