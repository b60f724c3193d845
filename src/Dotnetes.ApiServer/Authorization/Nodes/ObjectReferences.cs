using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Authorization.Nodes;

/// <summary>Which objects a kubelet needs to run a pod or to mount a volume.</summary>
internal static class ObjectReferences
{
    private const string MirrorAnnotation = "kubernetes.io/config.mirror";

    /// <summary>The objects of a pod, itself first.</summary>
    public static IReadOnlyList<NodeObject> Of(Pod pod)
    {
        var ns = pod.Metadata.Namespace;
        var found = new List<NodeObject> { new(NodeObject.Pods, ns, pod.Metadata.Name) };
        if (pod.Metadata.Annotations.ContainsKey(MirrorAnnotation))
        {
            // Nodes make these pods themselves; they must not get at anything by what they write into them.
            return found;
        }

        Add(NodeObject.ServiceAccounts, pod.Spec.ServiceAccountName);
        foreach (var secret in pod.Spec.ImagePullSecrets)
        {
            Add(NodeObject.Secrets, secret.Name);
        }

        AddEnvironment(pod, Add);
        foreach (var volume in pod.Spec.Volumes)
        {
            AddVolume(pod, volume, Add);
        }

        AddClaims(pod, Add);
        return found;

        void Add(string resource, string? name)
        {
            if (!string.IsNullOrEmpty(name))
            {
                found.Add(new(resource, ns, name));
            }
        }
    }

    /// <summary>The secrets that a kubelet needs to mount a volume; those for controllers are not among them.</summary>
    public static IEnumerable<NodeObject> Of(PersistentVolume volume)
    {
        var spec = volume.Spec;
        var home = spec.ClaimRef?.Namespace ?? "";
        if (spec.AzureFile is { } azure && azure.SecretName.Length > 0)
        {
            yield return new(NodeObject.Secrets, azure.SecretNamespace is { Length: > 0 } ns ? ns : home, azure.SecretName);
        }

        // Older volumes leave out the namespace where that of the claim is meant.
        SecretReference?[] local = [spec.Cephfs?.SecretRef, spec.FlexVolume?.SecretRef, spec.Rbd?.SecretRef, spec.ScaleIO?.SecretRef, spec.Iscsi?.SecretRef];
        foreach (var secret in local)
        {
            if (secret is { Name.Length: > 0 })
            {
                yield return new(NodeObject.Secrets, secret.Namespace.Length > 0 ? secret.Namespace : home, secret.Name);
            }
        }

        SecretReference?[] elsewhere = [spec.Cinder?.SecretRef, spec.Csi?.NodePublishSecretRef, spec.Csi?.NodeStageSecretRef, spec.Csi?.NodeExpandSecretRef];
        foreach (var secret in elsewhere)
        {
            if (secret is { Name.Length: > 0 })
            {
                yield return new(NodeObject.Secrets, secret.Namespace, secret.Name);
            }
        }

        if (spec.Storageos?.SecretRef is { Name.Length: > 0 } storage)
        {
            yield return new(NodeObject.Secrets, storage.Namespace, storage.Name);
        }
    }

    private static void AddEnvironment(Pod pod, Action<string, string?> add)
    {
        var containers = pod.Spec.InitContainers.Select(c => (c.EnvFrom, c.Env))
            .Concat(pod.Spec.Containers.Select(c => (c.EnvFrom, c.Env)))
            .Concat(pod.Spec.EphemeralContainers.Select(c => (c.EnvFrom, c.Env)));
        foreach (var (sources, variables) in containers)
        {
            foreach (var source in sources)
            {
                add(NodeObject.Secrets, source.SecretRef?.Name);
                add(NodeObject.ConfigMaps, source.ConfigMapRef?.Name);
            }

            foreach (var variable in variables)
            {
                add(NodeObject.Secrets, variable.ValueFrom?.SecretKeyRef?.Name);
                add(NodeObject.ConfigMaps, variable.ValueFrom?.ConfigMapKeyRef?.Name);
            }
        }
    }

    private static void AddVolume(Pod pod, Volume volume, Action<string, string?> add)
    {
        add(NodeObject.Secrets, volume.Secret?.SecretName);
        add(NodeObject.ConfigMaps, volume.ConfigMap?.Name);
        add(NodeObject.Claims, volume.PersistentVolumeClaim?.ClaimName);
        add(NodeObject.Claims, volume.Ephemeral is null ? null : $"{pod.Metadata.Name}-{volume.Name}");
        foreach (var source in volume.Projected?.Sources ?? default)
        {
            add(NodeObject.Secrets, source.Secret?.Name);
            add(NodeObject.ConfigMaps, source.ConfigMap?.Name);
        }

        string?[] secrets =
        [
            volume.AzureFile?.SecretName, volume.Cephfs?.SecretRef?.Name, volume.Cinder?.SecretRef?.Name, volume.FlexVolume?.SecretRef?.Name, volume.Rbd?.SecretRef?.Name,
            volume.ScaleIO?.SecretRef?.Name, volume.Iscsi?.SecretRef?.Name, volume.Storageos?.SecretRef?.Name, volume.Csi?.NodePublishSecretRef?.Name,
        ];
        foreach (var secret in secrets)
        {
            add(NodeObject.Secrets, secret);
        }
    }

    private static void AddClaims(Pod pod, Action<string, string?> add)
    {
        foreach (var claim in pod.Spec.ResourceClaims)
        {
            // What comes from a template has its name in the status as soon as it is made.
            add(NodeObject.ResourceClaims, claim.ResourceClaimName ?? pod.Status.ResourceClaimStatuses.Find(s => s.Name == claim.Name)?.ResourceClaimName);
        }

        add(NodeObject.ResourceClaims, pod.Status.ExtendedResourceClaimStatus?.ResourceClaimName);
    }
}
