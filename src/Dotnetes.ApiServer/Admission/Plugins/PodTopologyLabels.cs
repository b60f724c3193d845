using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Copies the zone and region of a node to the labels of the pods that are bound to it (KEP-4742).</summary>
public sealed class PodTopologyLabels(AdmissionServices services) : IAdmissionPlugin
{
    private static readonly string[] s_labels = ["topology.kubernetes.io/region", "topology.kubernetes.io/zone"];

    /// <inheritdoc/>
    public string Name => "PodTopologyLabels";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Mutating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Create;

    /// <inheritdoc/>
    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken) => attributes.Object switch
    {
        Pod { Spec.NodeName.Length: > 0 } pod when attributes.IsFor("", "pods") =>
            await Labelled(pod, pod.Spec.NodeName, cancellationToken),
        Binding { Target.Kind: "Node" } binding when attributes.IsFor("", "pods", "binding") =>
            await Labelled(binding, binding.Target.Name, cancellationToken),
        _ => attributes.Object,
    };

    private async ValueTask<IKubeObject> Labelled(IKubeObject value, string nodeName, CancellationToken cancellationToken)
    {
        // A node that the cache does not know may be so new that it has not come there yet.
        if ((await services.Reader.Get<Node>("", nodeName, cancellationToken) ?? await services.Reader.GetLive<Node>("", nodeName, cancellationToken)) is not { } node)
        {
            return value;
        }

        var labels = value.Metadata.Labels;
        foreach (var key in s_labels)
        {
            if (node.Metadata.Labels.TryGetValue(key, out var label))
            {
                labels = labels.With(key, label);
            }
        }

        return labels == value.Metadata.Labels ? value : value.WithMetadata(value.Metadata with { Labels = labels });
    }
}
