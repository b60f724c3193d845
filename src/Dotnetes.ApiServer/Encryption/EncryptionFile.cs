using Dotnetes.ApiServer.Metrics;
using System.Buffers.Text;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Encryption;

/// <summary>Reads the file that tells how values are encrypted (EncryptionConfiguration of apiserver.config.k8s.io/v1). Keys are in no error.</summary>
public static class EncryptionFile
{
    private static readonly TimeSpan s_usualTimeout = TimeSpan.FromSeconds(3);
    private static readonly int[] s_aesKeySizes = [16, 24, 32];
    private static readonly int[] s_secretboxKeySizes = [32];

    /// <summary>Reads and checks a file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="reload">Whether it will be read again when it changes.</param>
    /// <exception cref="ConfigurationException">It cannot be read, or says something wrong; the message names file and field.</exception>
    public static EncryptionOptions Read(string path, bool reload)
    {
        var text = ReadBytes(path);
        var configuration = Decode(text, path, reload);
        return new() { Configuration = configuration, File = Path.GetFullPath(path), Hash = ConfigurationHash.Of(text), AutomaticReload = reload, ServerId = StorageEncryption.ServerIdOf(System.Net.Dns.GetHostName()) };
    }

    /// <summary>The content of a file.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or is empty.</exception>
    internal static byte[] ReadBytes(string path)
    {
        try
        {
            var text = System.IO.File.ReadAllBytes(path);
            return text.Length > 0 ? text : throw new ConfigurationException($"encryption provider configuration file \"{path}\" is empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"error reading encryption provider configuration file \"{path}\": {e.Message}", e);
        }
    }


    /// <summary>Decodes and checks a document.</summary>
    /// <param name="document">YAML or JSON.</param>
    /// <param name="source">What to call it in errors.</param>
    /// <param name="reload">Whether it will be read again when it changes.</param>
    /// <exception cref="ConfigurationException">It says something wrong.</exception>
    public static EncryptionConfiguration Decode(ReadOnlySpan<byte> document, string source, bool reload)
    {
        var configuration = WithDefaults(ConfigurationFile.Decode<EncryptionConfiguration>(document, source));
        var errors = new FieldErrorList();
        Check(configuration, errors);
        if (!errors.IsEmpty)
        {
            throw ConfigurationFile.Refusal(document, source, errors);
        }

        return CheckMasks(configuration) is { } problem ? throw new ConfigurationException($"{source}: error while building transformers: {problem}") : configuration;
    }

    private static EncryptionConfiguration WithDefaults(EncryptionConfiguration configuration) => configuration with
    {
        Resources =
        [
            .. configuration.Resources.Select(r => r with
            {
                Providers = [.. r.Providers.Select(p => p.Kms is { } kms
                    ? p with { Kms = kms with { ApiVersion = kms.ApiVersion.Length == 0 ? "v1" : kms.ApiVersion, Timeout = kms.Timeout ?? Duration.FromTimeSpan(s_usualTimeout) } }
                    : p)],
            }),
        ],
    };

    private static void Check(EncryptionConfiguration configuration, FieldErrorList errors)
    {
        var root = FieldPath.Of("resources");
        if (configuration.Resources.IsEmpty)
        {
            errors.Add(FieldError.Required(root, "at least one resources is required"));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < configuration.Resources.Count; i++)
        {
            var entry = configuration.Resources[i];
            var resources = root.Index(i).Child("resources");
            var providers = root.Index(i).Child("providers");
            if (entry.Resources.IsEmpty)
            {
                errors.Add(FieldError.Required(resources, $"at least one {resources} is required"));
            }

            EncryptedResourceRules.Check(entry.Resources, resources, errors);
            if (entry.Providers.IsEmpty)
            {
                errors.Add(FieldError.Required(providers, $"at least one {providers} is required"));
            }

            for (var j = 0; j < entry.Providers.Count; j++)
            {
                CheckProvider(entry.Providers[j], providers.Index(j), names, errors);
            }
        }
    }

    private static void CheckProvider(ProviderConfiguration provider, FieldPath path, HashSet<string> names, FieldErrorList errors)
    {
        switch (((object?[])[provider.Kms, provider.Aesgcm, provider.Aescbc, provider.Secretbox, provider.Identity]).Count(static p => p is not null))
        {
            case 0:
                errors.Add(FieldError.InvalidOmitted(path, "provider does not contain any of the expected providers: KMS, AESGCM, AESCBC, Secretbox, Identity"));
                return;
            case > 1:
                errors.Add(FieldError.InvalidOmitted(path, "more than one provider specified in a single element, should split into different list elements"));
                return;
        }

        if (provider.Kms is { } kms)
        {
            CheckKms(kms, path.Child("kms"), names, errors);
            names.Add(kms.Name);
        }
        else if (provider.Aesgcm is { } gcm)
        {
            CheckKeys(gcm.Keys, path.Child("aesgcm").Child("keys"), s_aesKeySizes, errors);
        }
        else if (provider.Aescbc is { } cbc)
        {
            CheckKeys(cbc.Keys, path.Child("aescbc").Child("keys"), s_aesKeySizes, errors);
        }
        else if (provider.Secretbox is { } box)
        {
            CheckKeys(box.Keys, path.Child("secretbox").Child("keys"), s_secretboxKeySizes, errors);
        }
    }

    private static void CheckKeys(ValueList<Key> keys, FieldPath path, int[] sizes, FieldErrorList errors)
    {
        if (keys.IsEmpty)
        {
            errors.Add(FieldError.Required(path, "at least one keys is required"));
        }

        for (var i = 0; i < keys.Count; i++)
        {
            var (key, at) = (keys[i], path.Index(i));
            if (key.Name.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("name"), "name is a mandatory field for a key"));
            }

            var secret = at.Child("secret");
            if (key.Secret.Length == 0)
            {
                errors.Add(FieldError.Required(secret, "secret is a mandatory field for a key"));
            }
            else if (!Base64.IsValid(key.Secret, out var size) || key.Secret.Length % 4 != 0)
            {
                errors.Add(FieldError.Invalid(secret, "REDACTED", "secrets must be base64 encoded"));
            }
            else if (!sizes.Contains(size))
            {
                errors.Add(FieldError.Invalid(secret, "REDACTED", $"secret is not of the expected length, got {size}, expected one of [{string.Join(' ', sizes)}]"));
            }
        }
    }

    private static void CheckKms(KmsConfiguration kms, FieldPath path, HashSet<string> names, FieldErrorList errors)
    {
        var name = path.Child("name");
        if (kms.Name.Length == 0)
        {
            errors.Add(FieldError.Required(name, "name is a mandatory field for a provider"));
        }

        if (kms.ApiVersion != "v1" && kms.Name.Contains(':', StringComparison.Ordinal))
        {
            errors.Add(FieldError.Invalid(name, kms.Name, $"invalid KMS provider name {kms.Name}, must not contain ':'"));
        }

        if (names.Contains(kms.Name))
        {
            errors.Add(FieldError.Invalid(name, kms.Name, $"duplicate KMS provider name {kms.Name}, names must be unique"));
        }

        if (kms.Timeout is { } timeout && timeout.ToTimeSpan() <= TimeSpan.Zero)
        {
            errors.Add(FieldError.Invalid(path.Child("timeout"), timeout.ToString(), "timeout should be a positive value"));
        }

        CheckEndpoint(kms.Endpoint, path.Child("endpoint"), errors);
        if (kms.ApiVersion != "v1" && kms.Cachesize is { } size)
        {
            errors.Add(FieldError.Invalid(path.Child("cachesize"), size, "cachesize is not supported in v2"));
        }

        if (kms.ApiVersion != "v2")
        {
            errors.Add(FieldError.Invalid(
                path.Child("apiVersion"),
                kms.ApiVersion,
                kms.ApiVersion == "v1" ? "KMSv1 is deprecated and will only receive security updates going forward. Use KMSv2 instead." : "unsupported apiVersion apiVersion for KMS provider, only v1 and v2 are supported"));
        }
    }

    private static void CheckEndpoint(string endpoint, FieldPath path, FieldErrorList errors)
    {
        if (endpoint.Length == 0)
        {
            errors.Add(FieldError.Invalid(path, "", "endpoint is a mandatory field for a kms"));
            return;
        }

        var colon = endpoint.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon > 0 ? endpoint[..colon] : "";
        if (scheme != "unix")
        {
            errors.Add(FieldError.Invalid(path, endpoint, $"unsupported scheme \"{scheme}\" for KMS provider, only unix is supported"));
        }
    }

    // An entry after one for the whole group, or for everything, would never be used.
    private static string? CheckMasks(EncryptionConfiguration configuration)
    {
        var seen = new HashSet<ResourceName>();
        foreach (var name in configuration.Resources.SelectMany(static r => r.Resources).Select(ResourceName.Parse))
        {
            foreach (var mask in (ResourceName[])[name.WholeGroup, ResourceName.Everything])
            {
                if (seen.Contains(mask))
                {
                    return $"resource \"{name}\" is masked by earlier rule \"{mask}\"";
                }
            }

            seen.Add(name);
        }

        return null;
    }
}
