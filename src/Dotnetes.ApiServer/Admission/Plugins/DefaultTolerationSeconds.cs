using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Lets pods that say nothing else stay for a while on nodes that are not ready or cannot be reached.</summary>
/// <param name="notReadySeconds">How long on nodes that are not ready.</param>
/// <param name="unreachableSeconds">How long on nodes that cannot be reached.</param>
public sealed class DefaultTolerationSeconds(long notReadySeconds = DefaultTolerationSeconds.Usual, long unreachableSeconds = DefaultTolerationSeconds.Usual) : IAdmissionPlugin
{
    /// <summary>The time in seconds unless flags say otherwise.</summary>
    public const long Usual = 300;

    private readonly Toleration _notReady = For(WellKnownTaints.NotReady, notReadySeconds);
    private readonly Toleration _unreachable = For(WellKnownTaints.Unreachable, unreachableSeconds);

    /// <inheritdoc/>
    public string Name => "DefaultTolerationSeconds";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Mutating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation is AdmissionOperation.Create or AdmissionOperation.Update;

    /// <inheritdoc/>
    public ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!attributes.IsFor("", "pods") || attributes.Object is not Pod pod)
        {
            return new(attributes.Object);
        }

        var tolerations = pod.Spec.Tolerations;
        foreach (var wanted in (ReadOnlySpan<Toleration>)[_notReady, _unreachable])
        {
            if (!pod.Spec.Tolerations.Any(t => (t.Key == wanted.Key || t.Key.Length == 0) && t.Effect is "NoExecute" or ""))
            {
                tolerations = tolerations.Add(wanted);
            }
        }

        return new(tolerations.Count == pod.Spec.Tolerations.Count ? pod : pod with { Spec = pod.Spec with { Tolerations = tolerations } });
    }

    private static Toleration For(string key, long seconds) => new() { Key = key, Operator = "Exists", Effect = "NoExecute", TolerationSeconds = seconds };
}
