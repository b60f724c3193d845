using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Scheduling.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Gives pods the number and the preemption policy of their priority class, and keeps the default class single.</summary>
public sealed class Priority(AdmissionServices services) : IAdmissionPlugin
{
    /// <inheritdoc/>
    public string Name => "Priority";

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation != AdmissionOperation.Connect;

    /// <inheritdoc/>
    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!attributes.IsFor("", "pods") || attributes.Object is not Pod pod)
        {
            return attributes.Object;
        }

        return attributes.Operation switch
        {
            AdmissionOperation.Create => await Resolve(attributes, pod, cancellationToken),
            AdmissionOperation.Update when attributes.OldObject is Pod old => Keep(pod, old),
            _ => pod,
        };
    }

    /// <inheritdoc/>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Operation == AdmissionOperation.Delete
            || !attributes.IsFor("scheduling.k8s.io", "priorityclasses")
            || attributes.Object is not PriorityClass { GlobalDefault: true } wanted)
        {
            return;
        }

        if (await Default(cancellationToken) is { } present && (attributes.Operation == AdmissionOperation.Create || present.Metadata.Name != wanted.Metadata.Name))
        {
            throw attributes.Forbidden($"PriorityClass {present.Metadata.Name} is already marked as default. Only one default can exist");
        }
    }

    // Clients from before there were priorities leave them out of updates.
    private static Pod Keep(Pod pod, Pod old) => pod with
    {
        Spec = pod.Spec with
        {
            Priority = pod.Spec.Priority ?? old.Spec.Priority,
            PreemptionPolicy = pod.Spec.PreemptionPolicy ?? old.Spec.PreemptionPolicy,
        },
    };

    private async ValueTask<Pod> Resolve(AdmissionAttributes attributes, Pod pod, CancellationToken cancellationToken)
    {
        var name = pod.Spec.PriorityClassName;
        var (value, policy) = (0, (string?)"PreemptLowerPriority");
        if (name.Length > 0)
        {
            var named = await services.Find<PriorityClass>("", name, cancellationToken)
                ?? throw attributes.Forbidden($"no PriorityClass with name {name} was found");
            (value, policy) = (named.Value, named.PreemptionPolicy);
        }
        else if (await Default(cancellationToken) is { } standard)
        {
            (name, value, policy) = (standard.Metadata.Name, standard.Value, standard.PreemptionPolicy);
        }

        if (pod.Spec.Priority is { } number && number != value)
        {
            throw attributes.Forbidden(
                $"the integer value of priority ({number}) must not be provided in pod spec; priority admission controller computed {value} from the given PriorityClass name");
        }

        if (policy is not null && pod.Spec.PreemptionPolicy is { } given && given != policy)
        {
            throw attributes.Forbidden(
                $"the string value of PreemptionPolicy ({given}) must not be provided in pod spec; priority admission controller computed {policy} from the given PriorityClass name");
        }

        return pod with { Spec = pod.Spec with { PriorityClassName = name, Priority = value, PreemptionPolicy = policy ?? pod.Spec.PreemptionPolicy } };
    }

    // There can be two for a moment; then the lower counts.
    private async ValueTask<PriorityClass?> Default(CancellationToken cancellationToken)
    {
        PriorityClass? lowest = null;
        foreach (var item in await services.Reader.List<PriorityClass>(cancellationToken: cancellationToken))
        {
            lowest = item.GlobalDefault && (lowest is null || item.Value < lowest.Value) ? item : lowest;
        }

        return lowest;
    }
}
