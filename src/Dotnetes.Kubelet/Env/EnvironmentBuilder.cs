using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Env;

/// <summary>Makes a container's environment: service links, then envFrom, then env; later ones win and may refer to earlier ones.</summary>
internal sealed class EnvironmentBuilder(IObjectReader objects)
{
    /// <summary>The variables by name, in the order in which they were first set.</summary>
    /// <param name="pod">The pod, with the addresses in its status.</param>
    /// <param name="container">The container.</param>
    /// <param name="allocatable">The node's allocatable resources, for limits that are not set.</param>
    /// <param name="volumes">The directory of a volume on the node by its name, for variables out of files.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StartFailure">Something it refers to is missing.</exception>
    public async Task<OrderedDictionary<string, string>> Build(
        Pod pod, PodContainer container, ValueMap<Quantity> allocatable, Func<string, string?> volumes, CancellationToken cancellationToken)
    {
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        var own = await objects.Services(pod.Metadata.Namespace, cancellationToken);
        var master = await objects.Services("default", cancellationToken);
        foreach (var (name, value) in ServiceLinks.For(own, master, pod.Spec.EnableServiceLinks ?? true))
        {
            links[name] = value;
        }

        var result = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in container.Spec.EnvFrom.ToArray())
        {
            await AddSource(pod, source, result, cancellationToken);
        }

        foreach (var variable in container.Spec.Env.ToArray())
        {
            var value = variable.ValueFrom is { } from
                ? await Resolve(pod, container, from, allocatable, volumes, cancellationToken)
                : VariableExpansion.Expand(variable.Value, name => result.TryGetValue(name, out var v) ? v : links.GetValueOrDefault(name));
            if (value is not null)
            {
                result[variable.Name] = value;
            }
        }

        foreach (var (name, value) in links)
        {
            result.TryAdd(name, value);
        }

        return result;
    }

    private async Task AddSource(Pod pod, EnvFromSource source, OrderedDictionary<string, string> result, CancellationToken cancellationToken)
    {
        var ns = pod.Metadata.Namespace;
        if (source.ConfigMapRef is { } mapRef)
        {
            var map = await objects.ConfigMap(ns, mapRef.Name, cancellationToken);
            if (map is null && mapRef.Optional is not true)
            {
                throw Missing("configmap", mapRef.Name);
            }

            foreach (var (key, value) in map?.Data ?? default)
            {
                result[source.Prefix + key] = value;
            }
        }
        else if (source.SecretRef is { } secretRef)
        {
            var secret = await objects.Secret(ns, secretRef.Name, cancellationToken);
            if (secret is null && secretRef.Optional is not true)
            {
                throw Missing("secret", secretRef.Name);
            }

            foreach (var (key, value) in secret?.Data ?? default)
            {
                result[source.Prefix + key] = value.ToUtf8String();
            }
        }
    }

    private async Task<string?> Resolve(
        Pod pod, PodContainer container, EnvVarSource source, ValueMap<Quantity> allocatable, Func<string, string?> volumes, CancellationToken cancellationToken)
    {
        if (source.FieldRef is { } field)
        {
            return DownwardApi.Field(pod, field.FieldPath)
                ?? throw new StartFailure("CreateContainerConfigError", $"unsupported fieldPath: {field.FieldPath}");
        }

        if (source.ResourceFieldRef is { } resource)
        {
            return DownwardApi.Resource(pod, container.Name, resource, allocatable)
                ?? throw new StartFailure("CreateContainerConfigError", $"unsupported container resource : {resource.Resource}");
        }

        if (source.ConfigMapKeyRef is { } mapKey)
        {
            return await FromConfigMap(pod.Metadata.Namespace, mapKey, cancellationToken);
        }

        if (source.SecretKeyRef is { } secretKey)
        {
            return await FromSecret(pod.Metadata.Namespace, secretKey, cancellationToken);
        }

        return source.FileKeyRef is { } file ? FromFile(file, volumes) : "";
    }

    private async Task<string?> FromConfigMap(string ns, ConfigMapKeySelector key, CancellationToken cancellationToken)
    {
        var map = await objects.ConfigMap(ns, key.Name, cancellationToken);
        if (map is not null && map.Data.TryGetValue(key.Key, out var value))
        {
            return value;
        }

        return key.Optional is true ? null
            : map is null ? throw Missing("configmap", key.Name)
            : throw new StartFailure("CreateContainerConfigError", $"couldn't find key {key.Key} in ConfigMap {ns}/{key.Name}");
    }

    private async Task<string?> FromSecret(string ns, SecretKeySelector key, CancellationToken cancellationToken)
    {
        var secret = await objects.Secret(ns, key.Name, cancellationToken);
        if (secret is not null && secret.Data.TryGetValue(key.Key, out var value))
        {
            return value.ToUtf8String();
        }

        return key.Optional is true ? null
            : secret is null ? throw Missing("secret", key.Name)
            : throw new StartFailure("CreateContainerConfigError", $"couldn't find key {key.Key} in Secret {ns}/{key.Name}");
    }

    // KEP-3721: lines NAME=value of a file that an init container wrote.
    private static string? FromFile(FileKeySelector selector, Func<string, string?> volumes)
    {
        var path = volumes(selector.VolumeName) is { } directory ? Path.Combine(directory, selector.Path) : null;
        if (path is not null && File.Exists(path))
        {
            foreach (var line in File.ReadLines(path))
            {
                var equals = line.IndexOf('=');
                if (equals > 0 && line[..equals].Trim() == selector.Key)
                {
                    return line[(equals + 1)..].Trim().Trim('\'', '"');
                }
            }
        }

        return selector.Optional is true ? null
            : throw new StartFailure("CreateContainerConfigError", $"environment variable key \"{selector.Key}\" not found in file \"{selector.Path}\"");
    }

    private static StartFailure Missing(string kind, string name) => new("CreateContainerConfigError", $"{kind} \"{name}\" not found");
}
