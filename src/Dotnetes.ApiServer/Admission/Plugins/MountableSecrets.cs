using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Whether a pod uses only the secrets that its service account names (annotation <c>kubernetes.io/enforce-mountable-secrets</c>).</summary>
internal static class MountableSecrets
{
    /// <summary>What is wrong with a new pod; null when nothing is.</summary>
    public static string? ProblemOf(Pod pod, ServiceAccount account)
    {
        var allowed = Allowed(account);
        foreach (var volume in pod.Spec.Volumes)
        {
            if (volume.Secret is { SecretName: var name } && !allowed.Contains(name))
            {
                return $"volume with secret.secretName=\"{name}\" is not allowed because service account {account.Metadata.Name} does not reference that secret";
            }
        }

        foreach (var (kind, container) in pod.Spec.InitContainers.Select(c => ("init container", c)).Concat(pod.Spec.Containers.Select(c => ("container", c))))
        {
            if (Problem(kind, container.Name, container.Env, container.EnvFrom, allowed, account) is { } problem)
            {
                return problem;
            }
        }

        for (var i = 0; i < pod.Spec.ImagePullSecrets.Count; i++)
        {
            var name = pod.Spec.ImagePullSecrets[i].Name;
            if (!account.ImagePullSecrets.Any(s => s.Name == name))
            {
                return $"imagePullSecrets[{i}].name=\"{name}\" is not allowed because service account {account.Metadata.Name} does not reference that imagePullSecret";
            }
        }

        return null;
    }

    /// <summary>What is wrong with the ephemeral containers of a pod; null when nothing is.</summary>
    public static string? ProblemOfEphemeral(Pod pod, ServiceAccount account)
    {
        var allowed = Allowed(account);
        foreach (var container in pod.Spec.EphemeralContainers)
        {
            if (Problem("ephemeral container", container.Name, container.Env, container.EnvFrom, allowed, account) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static HashSet<string> Allowed(ServiceAccount account) => account.Secrets.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);

    private static string? Problem(string kind, string container, ValueList<EnvVar> env, ValueList<EnvFromSource> envFrom, HashSet<string> allowed, ServiceAccount account)
    {
        foreach (var variable in env)
        {
            if (variable.ValueFrom?.SecretKeyRef is { Name: var name } && !allowed.Contains(name))
            {
                return $"{kind} {container} with envVar {variable.Name} referencing secret.secretName=\"{name}\" is not allowed because service account {account.Metadata.Name} does not reference that secret";
            }
        }

        foreach (var source in envFrom)
        {
            if (source.SecretRef is { Name: var name } && !allowed.Contains(name))
            {
                return $"{kind} {container} with envFrom referencing secret.secretName=\"{name}\" is not allowed because service account {account.Metadata.Name} does not reference that secret";
            }
        }

        return null;
    }
}
