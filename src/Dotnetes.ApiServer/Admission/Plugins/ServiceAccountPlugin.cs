using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>
/// Gives pods their service account, its pull secrets, and a volume with a token for it. Refuses pods whose account does not exist, and, where the
/// account says so, pods that use secrets that it does not name.
/// </summary>
internal sealed class ServiceAccountPlugin(AdmissionServices services) : AdmissionPlugin("ServiceAccount", AdmissionOperation.Create, AdmissionOperation.Update)
{
    private const string DefaultName = "default";
    private const string MirrorAnnotation = "kubernetes.io/config.mirror";
    private const string EnforceAnnotation = "kubernetes.io/enforce-mountable-secrets";
    private const int Attempts = 10;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(150);

    /// <inheritdoc/>
    public override async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Operation != AdmissionOperation.Create || !IsFor(attributes, "", "pods") || attributes.Object is not Pod pod)
        {
            return attributes.Object;
        }

        if (IsMirror(pod))
        {
            CheckMirror(attributes, pod);
            return pod;
        }

        var name = pod.Spec.ServiceAccountName.Length > 0 ? pod.Spec.ServiceAccountName : DefaultName;
        var account = await Find(attributes, name, cancellationToken);
        var spec = pod.Spec with { ServiceAccountName = name, ServiceAccount = name };
        if (spec.AutomountServiceAccountToken ?? account.AutomountServiceAccountToken ?? true)
        {
            spec = TokenVolume.AddTo(spec, services.NewName);
        }

        if (spec.ImagePullSecrets.IsEmpty && !account.ImagePullSecrets.IsEmpty)
        {
            spec = spec with { ImagePullSecrets = account.ImagePullSecrets };
        }

        return pod with { Spec = spec };
    }

    /// <inheritdoc/>
    public override async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Object is not Pod pod || attributes.Resource is not { Group: "", Resource: "pods" })
        {
            return;
        }

        var isEphemeral = attributes is { Operation: AdmissionOperation.Update, Subresource: "ephemeralcontainers" };
        if (!isEphemeral && (attributes.Operation != AdmissionOperation.Create || attributes.Subresource.Length > 0))
        {
            return;
        }

        if (!isEphemeral && IsMirror(pod))
        {
            CheckMirror(attributes, pod);
            return;
        }

        if (pod.Spec.ServiceAccountName.Length == 0)
        {
            throw Forbidden(attributes, $"no service account specified for pod {attributes.Namespace}/{pod.Metadata.Name}");
        }

        var account = await Find(attributes, pod.Spec.ServiceAccountName, cancellationToken);
        if (account.Metadata.Annotations.GetValueOrDefault(EnforceAnnotation, "") is "true" or "True" or "TRUE" or "t" or "T" or "1"
            && (isEphemeral ? MountableSecrets.ProblemOfEphemeral(pod, account) : MountableSecrets.ProblemOf(pod, account)) is { } problem)
        {
            throw Forbidden(attributes, problem);
        }
    }

    private static bool IsMirror(Pod pod) => pod.Metadata.Annotations.ContainsKey(MirrorAnnotation);

    // A mirror shows a pod that a node runs on its own; nothing can be given to it.
    private static void CheckMirror(AdmissionAttributes attributes, Pod pod)
    {
        if (pod.Spec.ServiceAccountName.Length > 0)
        {
            throw Forbidden(attributes, "a mirror pod may not reference service accounts");
        }

        if (PodSecretNames.Of(pod.Spec).Any())
        {
            throw Forbidden(attributes, "a mirror pod may not reference secrets");
        }

        if (pod.Spec.Volumes.Any(v => v.Projected?.Sources.Any(s => s.ServiceAccountToken is not null) ?? false))
        {
            throw Forbidden(attributes, "a mirror pod may not use ServiceAccountToken volume projections");
        }
    }

    // The default account comes a moment after its namespace.
    private async ValueTask<ServiceAccount> Find(AdmissionAttributes attributes, string name, CancellationToken cancellationToken)
    {
        var ns = attributes.Namespace;
        if (await services.Reader.Get<ServiceAccount>(ns, name, cancellationToken) is { } cached)
        {
            return cached;
        }

        for (var attempt = 1; ; attempt++)
        {
            if (await services.Reader.GetLive<ServiceAccount>(ns, name, cancellationToken) is { } found)
            {
                return found;
            }

            if (name != DefaultName || attempt == Attempts)
            {
                throw Forbidden(attributes, $"error looking up service account {ns}/{name}: serviceaccount {GoText.Quote(name)} not found");
            }

            await Task.Delay(s_pause, services.Time, cancellationToken);
        }
    }
}
