using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Lets pods that ask for an extended resource, such as a GPU, onto nodes that are tainted with its name.</summary>
public sealed class ExtendedResourceToleration : IAdmissionPlugin
{
    /// <inheritdoc/>
    public string Name => "ExtendedResourceToleration";

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
        foreach (var name in pod.Spec.Containers.Concat(pod.Spec.InitContainers).SelectMany(static c => c.Resources.Requests.Keys).Where(IsExtended).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var wanted = new Toleration { Key = name, Operator = "Exists", Effect = "NoSchedule" };
            var index = tolerations.FindIndex(t => t.Key == wanted.Key && t.Effect == wanted.Effect && t.Operator == wanted.Operator && t.Value == wanted.Value);
            tolerations = index < 0 ? tolerations.Add(wanted) : tolerations.SetItem(index, wanted);
        }

        return new(tolerations == pod.Spec.Tolerations ? pod : pod with { Spec = pod.Spec with { Tolerations = tolerations } });
    }

    private static bool IsExtended(string name) =>
        name.Contains('/', StringComparison.Ordinal)
        && !name.Contains("kubernetes.io/", StringComparison.Ordinal)
        && !name.StartsWith("requests.", StringComparison.Ordinal)
        && QualifiedNames.IsQualifiedName($"requests.{name}").IsEmpty;
}
