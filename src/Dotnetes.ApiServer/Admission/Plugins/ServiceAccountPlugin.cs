using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Gives pods a service account, its token and its pull secrets.</summary>
public sealed class ServiceAccountPlugin(AdmissionServices services) : IAdmissionPlugin
{
    private const string DefaultAccount = "default";
    private const string MirrorAnnotation = "kubernetes.io/config.mirror";
    private const string EnforceAnnotation = "kubernetes.io/enforce-mountable-secrets";

    // A new namespace gets its account soon after it was made; clients that are faster need not fail.
    private const int AttemptsForDefault = 10;

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(150);

    /// <inheritdoc/>
    public string Name => "ServiceAccount";

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation is AdmissionOperation.Create or AdmissionOperation.Update;

    /// <inheritdoc/>
    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Operation != AdmissionOperation.Create || !attributes.IsFor("", "pods") || attributes.Object is not Pod pod)
        {
            return attributes.Object;
        }

        if (!pod.Metadata.Annotations.ContainsKey(MirrorAnnotation))
        {
            var name = pod.Spec.ServiceAccountName.Length == 0 ? DefaultAccount : pod.Spec.ServiceAccountName;
            var account = await Account(attributes, name, cancellationToken);

            // The account also shows under its old name.
            pod = pod with { Spec = pod.Spec with { ServiceAccountName = name, ServiceAccount = name } };
            if (pod.Spec.AutomountServiceAccountToken ?? account.AutomountServiceAccountToken ?? true)
            {
                pod = pod with { Spec = ServiceAccountTokenVolume.Mount(pod.Spec, services.NewName) };
            }

            if (pod.Spec.ImagePullSecrets.IsEmpty && !account.ImagePullSecrets.IsEmpty)
            {
                pod = pod with { Spec = pod.Spec with { ImagePullSecrets = account.ImagePullSecrets } };
            }
        }

        await Validate(attributes with { Object = pod }, cancellationToken);
        return pod;
    }

    /// <inheritdoc/>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Object is not Pod pod)
        {
            return;
        }

        if (attributes.Operation == AdmissionOperation.Update)
        {
            if (attributes.IsFor("", "pods", "ephemeralcontainers"))
            {
                await ValidateDebugContainers(attributes, pod, cancellationToken);
            }
        }
        else if (attributes.IsFor("", "pods"))
        {
            await ValidateNew(attributes, pod, cancellationToken);
        }
    }

    private async ValueTask ValidateNew(AdmissionAttributes attributes, Pod pod, CancellationToken cancellationToken)
    {
        if (pod.Metadata.Annotations.ContainsKey(MirrorAnnotation))
        {
            ValidateMirror(attributes, pod);
            return;
        }

        var account = await AccountOf(attributes, pod, cancellationToken);
        if (!EnforcesSecrets(account))
        {
            return;
        }

        var mountable = account.Secrets.Select(static s => s.Name).ToHashSet(StringComparer.Ordinal);
        var refusal = pod.Spec.Volumes.Select(static v => v.Secret?.SecretName).FirstOrDefault(n => n is not null && !mountable.Contains(n)) is { } secret
            ? $"volume with secret.secretName=\"{secret}\" is not allowed because service account {account.Metadata.Name} does not reference that secret"
            : PodContainer.Plain(pod.Spec.InitContainers, "initContainers").Select(c => SecretRefusal("init container", c, mountable, account))
                .Concat(PodContainer.Plain(pod.Spec.Containers, "containers").Select(c => SecretRefusal("container", c, mountable, account)))
                .FirstOrDefault(static r => r is not null);
        if ((refusal ?? PullSecretRefusal(pod, account)) is { } reason)
        {
            throw attributes.Forbidden(reason);
        }
    }

    private async ValueTask ValidateDebugContainers(AdmissionAttributes attributes, Pod pod, CancellationToken cancellationToken)
    {
        var account = await AccountOf(attributes, pod, cancellationToken);
        if (!EnforcesSecrets(account))
        {
            return;
        }

        var mountable = account.Secrets.Select(static s => s.Name).ToHashSet(StringComparer.Ordinal);
        var debug = PodContainer.All(pod.Spec with { Containers = default, InitContainers = default });
        if (debug.Select(c => SecretRefusal("ephemeral container", c, mountable, account)).FirstOrDefault(static r => r is not null) is { } reason)
        {
            throw attributes.Forbidden(reason);
        }
    }

    private static void ValidateMirror(AdmissionAttributes attributes, Pod pod)
    {
        if (pod.Spec.ServiceAccountName.Length > 0)
        {
            throw attributes.Forbidden("a mirror pod may not reference service accounts");
        }

        if (PodReferences.NameSecrets(pod))
        {
            throw attributes.Forbidden("a mirror pod may not reference secrets");
        }

        if (pod.Spec.Volumes.Any(static v => v.Projected?.Sources.Any(static s => s.ServiceAccountToken is not null) == true))
        {
            throw attributes.Forbidden("a mirror pod may not use ServiceAccountToken volume projections");
        }
    }

    private static bool EnforcesSecrets(ServiceAccount account) =>
        account.Metadata.Annotations.GetValueOrDefault(EnforceAnnotation) is "1" or "t" or "T" or "TRUE" or "true" or "True";

    private static string? SecretRefusal(string kind, PodContainer container, HashSet<string> mountable, ServiceAccount account)
    {
        foreach (var variable in container.Env)
        {
            if (variable.ValueFrom?.SecretKeyRef is { } key && !mountable.Contains(key.Name))
            {
                return $"{kind} {container.Name} with envVar {variable.Name} referencing secret.secretName=\"{key.Name}\" is not allowed because service account {account.Metadata.Name} does not reference that secret";
            }
        }

        return container.EnvFrom.Find(e => e.SecretRef is { } r && !mountable.Contains(r.Name)) is { } source
            ? $"{kind} {container.Name} with envFrom referencing secret.secretName=\"{source.SecretRef!.Name}\" is not allowed because service account {account.Metadata.Name} does not reference that secret"
            : null;
    }

    private static string? PullSecretRefusal(Pod pod, ServiceAccount account)
    {
        var index = pod.Spec.ImagePullSecrets.FindIndex(s => !account.ImagePullSecrets.Any(a => a.Name == s.Name));
        return index < 0
            ? null
            : $"imagePullSecrets[{index}].name=\"{pod.Spec.ImagePullSecrets[index].Name}\" is not allowed because service account {account.Metadata.Name} does not reference that imagePullSecret";
    }

    private ValueTask<ServiceAccount> AccountOf(AdmissionAttributes attributes, Pod pod, CancellationToken cancellationToken) =>
        pod.Spec.ServiceAccountName.Length == 0
            ? throw attributes.Forbidden($"no service account specified for pod {attributes.Namespace}/{pod.Metadata.Name}")
            : Account(attributes, pod.Spec.ServiceAccountName, cancellationToken);

    private async ValueTask<ServiceAccount> Account(AdmissionAttributes attributes, string name, CancellationToken cancellationToken)
    {
        var ns = attributes.Namespace;
        if (await services.Reader.Get<ServiceAccount>(ns, name, cancellationToken) is { } cached)
        {
            return cached;
        }

        var attempts = name == DefaultAccount ? AttemptsForDefault : 1;
        for (var attempt = 1; ; attempt++)
        {
            if (await services.Reader.GetLive<ServiceAccount>(ns, name, cancellationToken) is { } stored)
            {
                return stored;
            }

            if (attempt == attempts)
            {
                throw attributes.Forbidden($"error looking up service account {ns}/{name}: serviceaccount \"{name}\" not found");
            }

            await Task.Delay(s_interval, services.Time, cancellationToken);
        }
    }
}
