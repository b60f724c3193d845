using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Encryption.Ciphers;
using Dotnetes.ApiServer.Encryption.Kms;

namespace Dotnetes.ApiServer.Encryption;

/// <summary>What one configuration makes: for each resource its providers, in order.</summary>
internal sealed class EncryptionState : IDisposable
{
    private static readonly IReadOnlyList<IValueProvider> s_plain = [IdentityProvider.Instance];

    private readonly Dictionary<ResourceName, List<IValueProvider>> _providers = [];

    /// <summary>Makes the providers. Nothing is asked yet.</summary>
    /// <param name="configuration">The configuration, checked.</param>
    /// <param name="kms">Makes the provider of a key management service.</param>
    public EncryptionState(EncryptionConfiguration configuration, Func<KmsConfiguration, KmsProvider> kms)
    {
        var services = new List<KmsProvider>();
        foreach (var entry in configuration.Resources.AsEnumerable())
        {
            List<IValueProvider> providers = [.. entry.Providers.Select(p => ProviderOf(p, kms))];
            services.AddRange(providers.OfType<KmsProvider>());
            foreach (var name in entry.Resources.Select(ResourceName.Parse))
            {
                if (!_providers.TryAdd(name, providers))
                {
                    _providers[name] = [.. _providers[name], .. providers];
                }
            }
        }

        Services = services;
    }

    /// <summary>The key management services.</summary>
    public IReadOnlyList<KmsProvider> Services { get; }

    /// <summary>The providers of a resource; those of its group or of everything when it is not named itself.</summary>
    public IReadOnlyList<IValueProvider> ProvidersOf(ResourceName resource) => Find(resource) ?? s_plain;

    /// <summary>Whether the configuration says something of a resource.</summary>
    public bool Covers(ResourceName resource) => Find(resource) is not null;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var service in Services)
        {
            service.Dispose();
        }
    }

    private static IValueProvider ProviderOf(ProviderConfiguration configuration, Func<KmsConfiguration, KmsProvider> kms)
    {
        const string UnknownAes = "no matching key was found for the provided AES transformer";
        return configuration switch
        {
            { Aesgcm: { } gcm } => new KeyListProvider("k8s:enc:aesgcm:v1:", UnknownAes, Keys(gcm.Keys, static key => new AesGcmCipher(key))),
            { Aescbc: { } cbc } => new KeyListProvider("k8s:enc:aescbc:v1:", UnknownAes, Keys(cbc.Keys, static key => new AesCbcCipher(key))),
            { Secretbox: { } box } => new KeyListProvider(
                "k8s:enc:secretbox:v1:", "no matching key was found for the provided Secretbox transformer", Keys(box.Keys, static key => new SecretboxCipher(key))),
            { Kms: { } service } => kms(service),
            _ => IdentityProvider.Instance,
        };
    }

    private static IReadOnlyList<(string Name, IValueCipher Cipher)> Keys(ValueList<Key> keys, Func<byte[], IValueCipher> cipher) =>
        [.. keys.Select(k => (k.Name, cipher(Convert.FromBase64String(k.Secret))))];

    private List<IValueProvider>? Find(ResourceName resource) =>
        _providers.GetValueOrDefault(resource) ?? _providers.GetValueOrDefault(resource.WholeGroup) ?? _providers.GetValueOrDefault(ResourceName.Everything);
}
