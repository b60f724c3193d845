using System.Text;

namespace Dotnetes.ApiServer.Encryption;

/// <summary>Encrypts and decrypts the values of one resource by what the configuration says at the time.</summary>
internal sealed class ResourceEncryption(StorageEncryption encryption, ResourceName resource)
{
    private const string To = "to_storage";
    private const string From = "from_storage";

    private readonly string _name = resource.ToString();

    /// <summary>Encrypts a value by the first provider.</summary>
    /// <param name="key">Its key in the store.</param>
    /// <param name="plain">The value.</param>
    /// <exception cref="ApiException">500: it cannot at present.</exception>
    public byte[] Encrypt(string key, byte[] plain)
    {
        var provider = encryption.Current.ProvidersOf(resource)[0];
        var start = encryption.Time.GetTimestamp();
        try
        {
            var stored = provider.Encrypt(plain, Encoding.UTF8.GetBytes(key));
            encryption.Metrics.Transformed(_name, To, provider.Prefix, encryption.Time.GetElapsedTime(start), succeeded: true);
            return provider.Prefix.Length == 0 ? plain : [.. provider.PrefixUtf8.Span, .. stored.Span];
        }
        catch (EncryptionException e)
        {
            encryption.Metrics.Transformed(_name, To, provider.Prefix, TimeSpan.Zero, succeeded: false);
            throw ApiErrors.InternalError(e.Message);
        }
    }

    /// <summary>Decrypts a value.</summary>
    /// <param name="key">Its key in the store.</param>
    /// <param name="stored">The value as it is stored.</param>
    /// <returns>The value, and whether it would be written in another form now.</returns>
    /// <exception cref="ApiException">500: no provider can.</exception>
    public (ReadOnlyMemory<byte> Plain, bool IsStale) Decrypt(string key, ReadOnlyMemory<byte> stored)
    {
        var providers = encryption.Current.ProvidersOf(resource);
        var context = Encoding.UTF8.GetBytes(key);
        var start = encryption.Time.GetTimestamp();
        EncryptionException? failure = null;
        for (var i = 0; i < providers.Count; i++)
        {
            var provider = providers[i];
            if (!Wrote(provider, stored.Span))
            {
                continue;
            }

            var label = provider.Prefix.Length == 0 ? "identity" : provider.Prefix;
            try
            {
                var (plain, isStale) = provider.Decrypt(stored[provider.PrefixUtf8.Length..], context);
                encryption.Metrics.Transformed(_name, From, label, encryption.Time.GetElapsedTime(start), succeeded: true);
                return (plain, isStale || i > 0);
            }
            catch (EncryptionException e)
            {
                // A later provider may have the same prefix and other keys; and what is encrypted is no failure of identity.
                if (provider.Prefix.Length > 0)
                {
                    encryption.Metrics.Transformed(_name, From, label, TimeSpan.Zero, succeeded: false);
                    failure ??= e;
                }
            }
        }

        if (failure is null)
        {
            encryption.Metrics.Transformed(_name, From, "unknown", TimeSpan.Zero, succeeded: false);
        }

        throw Refusal(key, failure?.Message ?? (encryption.Current.Covers(resource) ? "no matching prefix found" : IdentityProvider.Refusal));
    }

    /// <summary>Gets what is needed to decrypt a value, so that <see cref="Decrypt"/> need not wait.</summary>
    /// <exception cref="ApiException">500: it cannot be had.</exception>
    public async ValueTask Prepare(string key, ReadOnlyMemory<byte> stored, CancellationToken cancellationToken)
    {
        foreach (var provider in encryption.Current.ProvidersOf(resource))
        {
            if (!Wrote(provider, stored.Span))
            {
                continue;
            }

            try
            {
                await provider.Prepare(stored[provider.PrefixUtf8.Length..], cancellationToken);
            }
            catch (EncryptionException e)
            {
                throw Refusal(key, e.Message);
            }
        }
    }

    /// <summary>The answer where a value cannot be decrypted.</summary>
    public static ApiException Refusal(string key, string reason) => ApiErrors.InternalError($"unable to transform key \"{key}\": {reason}");

    private static bool Wrote(IValueProvider provider, ReadOnlySpan<byte> stored) => stored.StartsWith(provider.PrefixUtf8.Span);
}
