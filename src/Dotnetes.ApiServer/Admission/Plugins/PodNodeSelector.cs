using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Keeps the pods of a namespace on the nodes that its annotation, or the cluster's configuration, selects.</summary>
/// <param name="services">The server.</param>
/// <param name="selectors">Node selectors by namespace beyond which pods may not go, and under <c>clusterDefaultNodeSelector</c> the usual one.</param>
public sealed class PodNodeSelector(AdmissionServices services, ValueMap<string> selectors) : IAdmissionPlugin
{
    private const string Annotation = "scheduler.alpha.kubernetes.io/node-selector";
    private const string ClusterDefault = "clusterDefaultNodeSelector";

    /// <inheritdoc/>
    public string Name => "PodNodeSelector";

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Create;

    /// <inheritdoc/>
    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!attributes.IsFor("", "pods") || attributes.Object is not Pod pod)
        {
            return attributes.Object;
        }

        var selector = await SelectorOf(attributes, cancellationToken);
        CheckConflict(pod, selector);
        pod = pod with { Spec = pod.Spec with { NodeSelector = selector.WithAll(pod.Spec.NodeSelector) } };
        CheckAllowed(attributes, pod);
        return pod;
    }

    /// <inheritdoc/>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.IsFor("", "pods") && attributes.Object is Pod pod)
        {
            CheckConflict(pod, await SelectorOf(attributes, cancellationToken));
            CheckAllowed(attributes, pod);
        }
    }

    private static ApiException Refusal(Pod pod, string reason) => ApiErrors.Forbidden("", "pods", pod.Metadata.Name, reason);

    private static void CheckConflict(Pod pod, ValueMap<string> selector)
    {
        if (selector.Any(s => pod.Spec.NodeSelector.TryGetValue(s.Key, out var own) && own != s.Value))
        {
            throw Refusal(pod, "pod node label selector conflicts with its namespace node label selector");
        }
    }

    private static ValueMap<string> Parse(string selector)
    {
        var labels = default(ValueMapBuilder<string>);
        foreach (var part in selector.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is not [var key, var value])
            {
                throw ApiErrors.Unknown($"invalid selector: [{string.Join(' ', part.Split('='))}]");
            }

            labels.Add(key.Trim(), value.Trim());
        }

        return labels.ToMap();
    }

    private void CheckAllowed(AdmissionAttributes attributes, Pod pod)
    {
        var allowed = Parse(selectors.GetValueOrDefault(attributes.Namespace, ""));
        if (!allowed.IsEmpty && !pod.Spec.NodeSelector.All(s => allowed.TryGetValue(s.Key, out var value) && value == s.Value))
        {
            throw Refusal(pod, "pod node label selector labels conflict with its namespace whitelist");
        }
    }

    private async ValueTask<ValueMap<string>> SelectorOf(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        var ns = await services.Namespace(attributes.Namespace, cancellationToken);
        return Parse(ns.Metadata.Annotations.GetValueOrDefault(Annotation) ?? selectors.GetValueOrDefault(ClusterDefault, ""));
    }
}
