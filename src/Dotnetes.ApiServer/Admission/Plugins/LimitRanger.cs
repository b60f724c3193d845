using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.Machinery.Quotas;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Gives containers the resources that limit ranges name as usual, and refuses pods and claims beyond a range.</summary>
public sealed class LimitRanger(AdmissionServices services) : IAdmissionPlugin
{
    private const string Annotation = "kubernetes.io/limit-ranger";

    private readonly RecentLists<LimitRange> _ranges = new(services);

    /// <inheritdoc/>
    public string Name => "LimitRanger";

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation is AdmissionOperation.Create or AdmissionOperation.Update;

    /// <inheritdoc/>
    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!Concerns(attributes) || attributes.Object is not Pod pod)
        {
            return attributes.Object;
        }

        foreach (var range in await _ranges.Of(attributes.Namespace, cancellationToken))
        {
            pod = WithDefaults(pod, range);
        }

        return pod;
    }

    /// <inheritdoc/>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!Concerns(attributes))
        {
            return;
        }

        foreach (var range in await _ranges.Of(attributes.Namespace, cancellationToken))
        {
            var errors = new List<string>();
            foreach (var item in range.Spec.Limits)
            {
                Check(item, attributes.Object, errors);
            }

            if (errors.Count > 0)
            {
                throw attributes.Forbidden(errors);
            }
        }
    }

    // Pods cannot change their resources but by a resize; objects on their way out are left alone.
    private static bool Concerns(AdmissionAttributes attributes) =>
        (attributes.OldObject as IKubeObject)?.Metadata.DeletionTimestamp is null
        && (attributes.Object switch
        {
            Pod => attributes.Operation == AdmissionOperation.Create ? attributes.IsFor("", "pods") : attributes.IsFor("", "pods", "resize"),
            PersistentVolumeClaim => attributes.IsFor("", "persistentvolumeclaims"),
            _ => false,
        });

    private static Pod WithDefaults(Pod pod, LimitRange range)
    {
        var (requests, limits) = (ValueMap<Quantity>.Empty, ValueMap<Quantity>.Empty);
        foreach (var item in range.Spec.Limits)
        {
            if (item.Type == "Container")
            {
                requests = requests.WithAll(item.DefaultRequest);
                limits = limits.WithAll(item.Default);
            }
        }

        if (requests.IsEmpty && limits.IsEmpty)
        {
            return pod;
        }

        var notes = new List<string>();
        var containers = pod.Spec.Containers.Map(c => WithDefaults(c, "container", requests, limits, notes));
        var initContainers = pod.Spec.InitContainers.Map(c => WithDefaults(c, "init container", requests, limits, notes));
        return notes.Count == 0 ? pod : pod with
        {
            Metadata = pod.Metadata with { Annotations = pod.Metadata.Annotations.With(Annotation, $"LimitRanger plugin set: {string.Join("; ", notes)}") },

            // What the whole pod asks for follows from its containers, and these ask for more now.
            Spec = PodLevelResources.Complete(pod.Spec with { Containers = containers, InitContainers = initContainers }),
        };
    }

    private static Container WithDefaults(Container container, string kind, ValueMap<Quantity> requests, ValueMap<Quantity> limits, List<string> notes)
    {
        var resources = container.Resources;
        var missingRequests = requests.Where(r => !resources.Requests.ContainsKey(r.Key)).ToArray();
        var missingLimits = limits.Where(l => !resources.Limits.ContainsKey(l.Key)).ToArray();
        if (missingRequests.Length > 0)
        {
            notes.Add($"{string.Join(", ", missingRequests.Select(static r => r.Key))} request for {kind} {container.Name}");
        }

        if (missingLimits.Length > 0)
        {
            notes.Add($"{string.Join(", ", missingLimits.Select(static l => l.Key))} limit for {kind} {container.Name}");
        }

        return missingRequests.Length + missingLimits.Length == 0 ? container : container with
        {
            Resources = resources with { Requests = resources.Requests.WithAll(missingRequests), Limits = resources.Limits.WithAll(missingLimits) },
        };
    }

    private static void Check(LimitRangeItem item, IKubeKind? value, List<string> errors)
    {
        switch (item.Type, value)
        {
            case ("Container", Pod pod):
                foreach (var container in pod.Spec.Containers.Concat(pod.Spec.InitContainers))
                {
                    LimitRangeChecks.Check(item, container.Resources.Requests, container.Resources.Limits, errors);
                }

                break;
            case ("Pod", Pod pod):
                // Only what the spec asks for counts, without overhead and whatever is in force at present.
                var bare = pod with { Spec = pod.Spec with { Overhead = default }, Status = PodStatus.Empty };
                LimitRangeChecks.Check(item, PodResources.Requests(bare), PodResources.Limits(bare), errors);
                break;
            case ("PersistentVolumeClaim", PersistentVolumeClaim claim):
                LimitRangeChecks.CheckRequests(item, claim.Spec.Resources.Requests, errors);
                break;
            default:
                break;
        }
    }
}
