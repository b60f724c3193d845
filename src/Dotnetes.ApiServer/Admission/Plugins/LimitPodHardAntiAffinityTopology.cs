using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Lets pods demand to be apart from others by node only, not by zone and the like.</summary>
public sealed class LimitPodHardAntiAffinityTopology : IAdmissionPlugin
{
    private const string Hostname = "kubernetes.io/hostname";

    /// <inheritdoc/>
    public string Name => "LimitPodHardAntiAffinityTopology";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Validating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation is AdmissionOperation.Create or AdmissionOperation.Update;

    /// <inheritdoc/>
    public ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!attributes.IsFor("", "pods") || attributes.Object is not Pod pod)
        {
            return default;
        }

        var terms = pod.Spec.Affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? default;
        return terms.Find(static t => t.TopologyKey != Hostname) is { } other
            ? throw attributes.Forbidden($"affinity.PodAntiAffinity.RequiredDuringScheduling has TopologyKey {other.TopologyKey} but only key {Hostname} is allowed")
            : default;
    }
}
