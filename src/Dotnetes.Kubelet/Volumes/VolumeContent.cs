using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Env;

namespace Dotnetes.Kubelet.Volumes;

/// <summary>Collects the files of configMap, secret, downwardAPI and projected volumes.</summary>
internal sealed class VolumeContent(IObjectReader objects, ServiceAccountTokens tokens, Func<ValueMap<Quantity>> allocatable)
{
    private const int DefaultMode = 0x1A4; // 0644
    private const long DefaultTokenSeconds = 3600;

    /// <summary>The files of a volume by path, or null when the volume is of another kind.</summary>
    /// <exception cref="StartFailure">Something it refers to is missing.</exception>
    public async Task<SortedDictionary<string, VolumeFile>?> Read(Pod pod, Volume volume, CancellationToken cancellationToken)
    {
        var files = new SortedDictionary<string, VolumeFile>(StringComparer.Ordinal);
        var ns = pod.Metadata.Namespace;
        if (volume.ConfigMap is { } map)
        {
            await AddConfigMap(files, ns, map.Name, map.Items, map.DefaultMode, map.Optional, volume.Name, cancellationToken);
        }
        else if (volume.Secret is { } secret)
        {
            await AddSecret(files, ns, secret.SecretName, secret.Items, secret.DefaultMode, secret.Optional, volume.Name, cancellationToken);
        }
        else if (volume.DownwardApi is { } downward)
        {
            AddDownward(files, pod, downward.Items, downward.DefaultMode);
        }
        else if (volume.Projected is { } projected)
        {
            foreach (var source in projected.Sources.ToArray())
            {
                await AddProjection(files, pod, volume.Name, source, projected.DefaultMode, cancellationToken);
            }
        }
        else
        {
            return null;
        }

        return pod.Spec.SecurityContext?.FsGroup is null ? files : WithGroupAccess(files);
    }

    private async Task AddProjection(
        SortedDictionary<string, VolumeFile> files, Pod pod, string volume, VolumeProjection source, int? mode, CancellationToken cancellationToken)
    {
        var ns = pod.Metadata.Namespace;
        if (source.ConfigMap is { } map)
        {
            await AddConfigMap(files, ns, map.Name, map.Items, mode, map.Optional, volume, cancellationToken);
        }
        else if (source.Secret is { } secret)
        {
            await AddSecret(files, ns, secret.Name, secret.Items, mode, secret.Optional, volume, cancellationToken);
        }
        else if (source.DownwardApi is { } downward)
        {
            AddDownward(files, pod, downward.Items, mode);
        }
        else if (source.ServiceAccountToken is { } token)
        {
            var text = await tokens.For(pod, token.Audience, token.ExpirationSeconds ?? DefaultTokenSeconds, cancellationToken);

            // A token is only for its user: the one that all containers run as, or anybody of the pod when they differ.
            var owner = SingleUser(pod);
            var bits = owner is not null ? 0x180 : pod.Spec.SecurityContext?.FsGroup is not null ? 0x180 : mode ?? DefaultMode;
            files[token.Path] = new VolumeFile(ByteString.FromUtf8(text), (UnixFileMode)bits, owner);
        }
        else
        {
            throw new StartFailure("FailedMount", $"MountVolume.SetUp failed for volume \"{volume}\" : a source of this projected volume is not supported by this node");
        }
    }

    private async Task AddConfigMap(
        SortedDictionary<string, VolumeFile> files, string ns, string name, ValueList<KeyToPath> items, int? mode, bool? optional, string volume, CancellationToken cancellationToken)
    {
        var map = await objects.ConfigMap(ns, name, cancellationToken);
        if (map is null)
        {
            if (optional is not true)
            {
                throw Failed(volume, $"configmap \"{name}\" not found");
            }

            return;
        }

        Add(files, items, mode, optional, volume, "configmap", Lookup, map.Data.Keys.Concat(map.BinaryData.Keys));

        ByteString? Lookup(string key) =>
            map.Data.TryGetValue(key, out var text) ? ByteString.FromUtf8(text)
            : map.BinaryData.TryGetValue(key, out var bytes) ? bytes
            : null;
    }

    private async Task AddSecret(
        SortedDictionary<string, VolumeFile> files, string ns, string name, ValueList<KeyToPath> items, int? mode, bool? optional, string volume, CancellationToken cancellationToken)
    {
        var secret = await objects.Secret(ns, name, cancellationToken);
        if (secret is null)
        {
            if (optional is not true)
            {
                throw Failed(volume, $"secret \"{name}\" not found");
            }

            return;
        }

        Add(files, items, mode, optional, volume, "secret", key => secret.Data.TryGetValue(key, out var value) ? value : null, secret.Data.Keys);
    }

    private static void Add(
        SortedDictionary<string, VolumeFile> files, ValueList<KeyToPath> items, int? mode, bool? optional, string volume, string kind,
        Func<string, ByteString?> lookup, IEnumerable<string> keys)
    {
        if (items.Count == 0)
        {
            foreach (var key in keys)
            {
                files[key] = new VolumeFile(lookup(key) ?? default, (UnixFileMode)(mode ?? DefaultMode));
            }

            return;
        }

        foreach (var item in items)
        {
            if (lookup(item.Key) is { } content)
            {
                files[item.Path] = new VolumeFile(content, (UnixFileMode)(item.Mode ?? mode ?? DefaultMode));
            }
            else if (optional is not true)
            {
                throw Failed(volume, $"{kind} references non-existent {(kind == "secret" ? "secret" : "config")} key: {item.Key}");
            }
        }
    }

    private void AddDownward(SortedDictionary<string, VolumeFile> files, Pod pod, ValueList<DownwardApiVolumeFile> items, int? mode)
    {
        foreach (var item in items)
        {
            var text = item.FieldRef is { } field ? DownwardApi.Field(pod, field.FieldPath)
                : item.ResourceFieldRef is { } resource ? DownwardApi.Resource(pod, resource.ContainerName, resource, allocatable())
                : "";
            files[item.Path] = new VolumeFile(ByteString.Adopt(Encoding.UTF8.GetBytes(text ?? "")), (UnixFileMode)(item.Mode ?? mode ?? DefaultMode));
        }
    }

    private static uint? SingleUser(Pod pod)
    {
        uint? found = null;
        foreach (var container in PodContainer.Of(pod.Spec))
        {
            if ((container.Spec.SecurityContext?.RunAsUser ?? pod.Spec.SecurityContext?.RunAsUser) is not { } user
                || (found is { } other && other != (uint)user))
            {
                return null;
            }

            found = (uint)user;
        }

        return found;
    }

    private static SortedDictionary<string, VolumeFile> WithGroupAccess(SortedDictionary<string, VolumeFile> files)
    {
        var result = new SortedDictionary<string, VolumeFile>(StringComparer.Ordinal);
        foreach (var (path, file) in files)
        {
            result[path] = file with { Mode = file.Mode | UnixFileMode.GroupRead };
        }

        return result;
    }

    private static StartFailure Failed(string volume, string problem) =>
        new("FailedMount", $"MountVolume.SetUp failed for volume \"{volume}\" : {problem}");
}
