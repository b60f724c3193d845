using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Checks environment variables and references to fields of the pod.</summary>
internal static class EnvironmentValidation
{
    private static readonly string[] s_fields =
        ["metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"];

    private static readonly string[] s_resources =
        ["limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory"];

    public static void Validate(Container container, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < container.Env.Count; i++)
        {
            var variable = container.Env[i];
            var at = path.Child("env").Index(i);
            if (variable.Name.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("name")));
            }
            else
            {
                errors.Messages(at.Child("name"), variable.Name, Identifiers.IsRelaxedEnvVarName(variable.Name));
            }

            if (variable.ValueFrom is { } source)
            {
                Source(source, variable.Value, at.Child("valueFrom"), errors);
            }
        }

        for (var i = 0; i < container.EnvFrom.Count; i++)
        {
            From(container.EnvFrom[i], path.Child("envFrom"), i, errors);
        }
    }

    /// <summary>Checks a reference to a field of the pod.</summary>
    public static void Field(ObjectFieldSelector selector, FieldPath path, ReadOnlySpan<string> supported, FieldErrorList errors)
    {
        if (selector.ApiVersion.Length == 0 || selector.FieldPath.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child(selector.ApiVersion.Length == 0 ? "apiVersion" : "fieldPath")));
            return;
        }

        if (PodFields.Unknown(selector) is { } unknown)
        {
            errors.Add(FieldError.Invalid(path.Child("fieldPath"), selector.FieldPath, "error converting fieldPath: " + unknown));
            return;
        }

        var open = selector.FieldPath.IndexOf("['", StringComparison.Ordinal);
        if (open > 0 && selector.FieldPath.EndsWith("']", StringComparison.Ordinal))
        {
            var name = selector.FieldPath[..open];
            var key = selector.FieldPath[(open + 2)..^2];
            switch (name)
            {
                case "metadata.annotations":
                    errors.QualifiedName(path, key.ToLowerInvariant());
                    break;
                case "metadata.labels":
                    errors.QualifiedName(path, key);
                    break;
                default:
                    errors.Add(FieldError.Invalid(path, name, "does not support subscript"));
                    break;
            }
        }
        else if (!supported.Contains(selector.FieldPath))
        {
            errors.Add(FieldError.NotSupported(path.Child("fieldPath"), selector.FieldPath, supported));
        }
    }

    /// <summary>Checks a reference to an amount of a container.</summary>
    public static void Resource(ResourceFieldSelector selector, FieldPath path, bool inVolume, FieldErrorList errors)
    {
        if (inVolume && selector.ContainerName.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("containerName")));
        }
        else if (selector.Resource.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("resource")));
        }
        else if (!s_resources.Contains(selector.Resource) && !selector.Resource.StartsWith("limits.hugepages-", StringComparison.Ordinal) && !selector.Resource.StartsWith("requests.hugepages-", StringComparison.Ordinal))
        {
            errors.Add(FieldError.NotSupported(path.Child("resource"), selector.Resource, s_resources));
        }
    }

    private static void Source(EnvVarSource source, string value, FieldPath path, FieldErrorList errors)
    {
        var count = 0;
        if (source.FieldRef is { } field)
        {
            count++;
            Field(field, path.Child("fieldRef"), s_fields, errors);
        }

        if (source.ResourceFieldRef is { } resource)
        {
            count++;
            Resource(resource, path.Child("resourceFieldRef"), inVolume: false, errors);
        }

        if (source.ConfigMapKeyRef is { } configMap)
        {
            count++;
            Key(configMap.Name, configMap.Key, path.Child("configMapKeyRef"), errors);
        }

        if (source.SecretKeyRef is { } secret)
        {
            count++;
            Key(secret.Name, secret.Key, path.Child("secretKeyRef"), errors);
        }

        if (source.FileKeyRef is { } file)
        {
            count++;
            File(file, path.Child("fileKeyRef"), errors);
        }

        if (count == 0)
        {
            errors.Add(FieldError.Invalid(path, "", "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`"));
        }
        else if (value.Length > 0)
        {
            errors.Add(FieldError.Invalid(path, "", "may not be specified when `value` is not empty"));
        }
        else if (count > 1)
        {
            errors.Add(FieldError.Invalid(path, "", "may not have more than one field specified at a time"));
        }
    }

    private static void File(FileKeySelector file, FieldPath path, FieldErrorList errors)
    {
        if (file.Key.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("key")));
        }
        else
        {
            errors.Messages(path.Child("key"), file.Key, Identifiers.IsRelaxedEnvVarName(file.Key));
        }

        if (file.VolumeName.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("volumeName")));
        }
        else
        {
            errors.Label(path.Child("volumeName"), file.VolumeName);
        }

        if (file.Path.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("path")));
        }
        else
        {
            VolumeValidation.NoBacksteps(file.Path, path.Child("path"), errors);
        }
    }

    private static void Key(string name, string key, FieldPath path, FieldErrorList errors)
    {
        errors.Subdomain(path.Child("name"), name);
        if (key.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("key")));
        }
        else
        {
            errors.Messages(path.Child("key"), key, Identifiers.IsConfigMapKey(key));
        }
    }

    private static void From(EnvFromSource source, FieldPath path, int index, FieldErrorList errors)
    {
        var at = path.Index(index);
        if (source.Prefix.Length > 0)
        {
            errors.Messages(at.Child("prefix"), source.Prefix, Identifiers.IsRelaxedEnvVarName(source.Prefix));
        }

        if (source.ConfigMapRef is { } configMap)
        {
            Name(configMap.Name, at.Child("configMapRef", "name"), errors);
        }

        if (source.SecretRef is { } secret)
        {
            Name(secret.Name, at.Child("secretRef", "name"), errors);
        }

        if (source is { ConfigMapRef: null, SecretRef: null })
        {
            errors.Add(FieldError.Invalid(path, "", "must specify one of: `configMapRef` or `secretRef`"));
        }
        else if (source is { ConfigMapRef: not null, SecretRef: not null })
        {
            errors.Add(FieldError.Invalid(path, "", "may not have more than one field specified at a time"));
        }
    }

    private static void Name(string name, FieldPath path, FieldErrorList errors)
    {
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(path));
        }
        else
        {
            errors.Messages(path, name, DnsNames.IsDns1123Subdomain(DnsNames.MaskTrailingDash(name)));
        }
    }
}
