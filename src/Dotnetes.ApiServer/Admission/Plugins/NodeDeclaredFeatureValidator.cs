using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Refuses changes of a running pod that its node does not say it can make (KEP-5328).</summary>
public sealed class NodeDeclaredFeatureValidator(AdmissionServices services) : IAdmissionPlugin
{
    // What only newer nodes can do to a running pod, in the order in which refusals name it.
    private static readonly (string Feature, Func<PodSpec, PodSpec, bool> IsNeeded)[] s_features =
    [
        ("InPlacePodLevelResourcesVerticalScaling", static (old, changed) => old.Resources != changed.Resources),
        ("InPlacePodVerticalScalingInitContainers", static (old, changed) => ResizesInitContainer(old, changed)),
    ];

    /// <inheritdoc/>
    public string Name => "NodeDeclaredFeatureValidator";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Validating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Update;

    /// <inheritdoc/>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!(attributes.IsFor("", "pods") || attributes.IsFor("", "pods", "resize"))
            || attributes is not { Object: Pod { Spec.NodeName.Length: > 0 } pod, OldObject: Pod old }
            || pod.Metadata.Generation == old.Metadata.Generation)
        {
            return;
        }

        var needed = s_features.Where(f => f.IsNeeded(old.Spec, pod.Spec)).Select(static f => f.Feature).ToArray();
        if (needed.Length == 0)
        {
            return;
        }

        var name = GoText.Quote(pod.Spec.NodeName);
        var node = await services.Find<Node>("", pod.Spec.NodeName, cancellationToken) ?? throw attributes.Forbidden($"node {name} not found");
        var missing = needed.Where(f => !node.Status.DeclaredFeatures.Contains(f)).ToArray();
        if (missing.Length > 0)
        {
            throw attributes.Forbidden($"pod update requires features {string.Join(", ", missing)} which are not available on node {name}");
        }
    }

    // Containers that run beside the others could always be resized.
    private static bool ResizesInitContainer(PodSpec old, PodSpec changed)
    {
        for (var i = 0; i < old.InitContainers.Count; i++)
        {
            var container = old.InitContainers[i];
            if (container.RestartPolicy != "Always" && (i >= changed.InitContainers.Count || container.Resources != changed.InitContainers[i].Resources))
            {
                return true;
            }
        }

        return false;
    }
}
