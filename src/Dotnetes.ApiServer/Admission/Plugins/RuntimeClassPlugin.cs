using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Node.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Gives pods the overhead, node selector and tolerations of their runtime class (KEP-688).</summary>
public sealed class RuntimeClassPlugin(AdmissionServices services) : IAdmissionPlugin
{
    /// <inheritdoc/>
    public string Name => "RuntimeClass";

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Create;

    /// <inheritdoc/>
    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!attributes.IsFor("", "pods") || attributes.Object is not Pod pod || await ClassOf(attributes, pod, cancellationToken) is not { } runtime)
        {
            return attributes.Object;
        }

        if (runtime.Overhead is { } overhead)
        {
            if (!pod.Spec.Overhead.IsEmpty && pod.Spec.Overhead != overhead.PodFixed)
            {
                throw Mismatch(attributes);
            }

            pod = pod with { Spec = pod.Spec with { Overhead = overhead.PodFixed } };
        }

        return runtime.Scheduling is { } scheduling
            ? pod with
            {
                Spec = pod.Spec with
                {
                    NodeSelector = Merge(attributes, pod.Spec.NodeSelector, scheduling.NodeSelector),
                    Tolerations = Tolerations.Merge(pod.Spec.Tolerations, scheduling.Tolerations),
                },
            }
            : pod;
    }

    /// <inheritdoc/>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!attributes.IsFor("", "pods") || attributes.Object is not Pod pod)
        {
            return;
        }

        if ((await ClassOf(attributes, pod, cancellationToken))?.Overhead is { } overhead)
        {
            if (pod.Spec.Overhead != overhead.PodFixed)
            {
                throw Mismatch(attributes);
            }
        }
        else if (!pod.Spec.Overhead.IsNull)
        {
            throw attributes.Forbidden("pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead");
        }
    }

    private static ApiException Mismatch(AdmissionAttributes attributes) =>
        attributes.Forbidden("pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead");

    private static ValueMap<string> Merge(AdmissionAttributes attributes, ValueMap<string> own, ValueMap<string> wanted)
    {
        foreach (var (key, value) in wanted)
        {
            if (own.TryGetValue(key, out var present) && present != value)
            {
                throw attributes.Forbidden($"conflict: runtimeClass.scheduling.nodeSelector[{key}] = {value}; pod.spec.nodeSelector[{key}] = {present}");
            }
        }

        return own.IsNull ? wanted : own.WithAll(wanted);
    }

    private async ValueTask<RuntimeClass?> ClassOf(AdmissionAttributes attributes, Pod pod, CancellationToken cancellationToken) =>
        pod.Spec.RuntimeClassName is not { } name
            ? null
            : await services.Find<RuntimeClass>("", name, cancellationToken) ?? throw attributes.Forbidden($"pod rejected: RuntimeClass {GoText.Quote(name)} not found");
}
