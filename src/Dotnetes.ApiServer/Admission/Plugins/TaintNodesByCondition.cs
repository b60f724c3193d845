using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Gives new nodes the taint of nodes that are not ready, so that no pod comes before the node's conditions are known.</summary>
public sealed class TaintNodesByCondition : IAdmissionPlugin
{
    private static readonly Taint s_notReady = new() { Key = WellKnownTaints.NotReady, Effect = "NoSchedule" };

    /// <inheritdoc/>
    public string Name => "TaintNodesByCondition";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Mutating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Create;

    /// <inheritdoc/>
    public ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken) =>
        new(attributes.IsFor("", "nodes") && attributes.Object is Node node && !node.Spec.Taints.Any(static t => t.Key == s_notReady.Key && t.Effect == s_notReady.Effect)
            ? node with { Spec = node.Spec with { Taints = node.Spec.Taints.Add(s_notReady) } }
            : attributes.Object);
}
