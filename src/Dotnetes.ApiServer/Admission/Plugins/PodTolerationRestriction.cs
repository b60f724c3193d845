using Dotnetes.Api.Config.PodTolerationRestriction.V1Alpha1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Quotas;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Gives pods the tolerations of their namespace and refuses those that it does not list.</summary>
public sealed class PodTolerationRestriction(AdmissionServices services, Configuration configuration) : IAdmissionPlugin
{
    private const string DefaultAnnotation = "scheduler.alpha.kubernetes.io/defaultTolerations";
    private const string AllowedAnnotation = "scheduler.alpha.kubernetes.io/tolerationsWhitelist";

    private static readonly Toleration s_memoryPressure = new() { Key = WellKnownTaints.MemoryPressure, Operator = "Exists", Effect = "NoSchedule" };

    /// <inheritdoc/>
    public string Name => "PodTolerationRestriction";

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation is AdmissionOperation.Create or AdmissionOperation.Update;

    /// <inheritdoc/>
    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!attributes.IsFor("", "pods") || attributes.Object is not Pod pod)
        {
            return attributes.Object;
        }

        var ns = await services.Namespace(attributes.Namespace, cancellationToken);
        var more = attributes.Operation == AdmissionOperation.Create ? Read(ns, DefaultAnnotation) ?? configuration.Default : default;
        if (!PodResources.IsBestEffort(pod))
        {
            more = more.Add(s_memoryPressure);
        }

        if (!more.IsEmpty)
        {
            pod = pod with { Spec = pod.Spec with { Tolerations = Tolerations.Merge(pod.Spec.Tolerations, more) } };
        }

        Check(pod, ns);
        return pod;
    }

    /// <inheritdoc/>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.IsFor("", "pods") && attributes.Object is Pod pod)
        {
            Check(pod, await services.Namespace(attributes.Namespace, cancellationToken));
        }
    }

    private static ValueList<Toleration>? Read(Namespace ns, string annotation)
    {
        if (!ns.Metadata.Annotations.TryGetValue(annotation, out var text))
        {
            return null;
        }

        if (text.Length == 0)
        {
            return [];
        }

        try
        {
            return JsonText.Decode<PodSpec>(System.Text.Encoding.UTF8.GetBytes($"{{\"tolerations\":{text}}}")).Tolerations;
        }
        catch (DecodingException e)
        {
            throw ApiErrors.Unknown(e.Message);
        }
    }

    private void Check(Pod pod, Namespace ns)
    {
        var own = Read(ns, AllowedAnnotation);
        if (!Tolerations.AreAllowed(pod.Spec.Tolerations, own ?? configuration.Whitelist))
        {
            throw ApiErrors.BadRequest($"pod tolerations (possibly merged with namespace default tolerations) conflict with its {(own is null ? "cluster" : "namespace")} whitelist");
        }
    }
}
