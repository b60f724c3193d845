using Dotnetes.ApiServer.Encryption.Ciphers;

namespace Dotnetes.ApiServer.Encryption.Kms;

/// <summary>What a server encrypts by for the time being: a seed of its own making, which the service's key has encrypted.</summary>
/// <param name="Cipher">The seed.</param>
/// <param name="Template">What goes with every value that the seed encrypts.</param>
/// <param name="KeyHash">The hash of the key's name, as logs and metrics show it.</param>
/// <param name="ExpiresAt">When nothing is written with it any more, unless the service confirms its key before.</param>
internal sealed record KmsState(SeededCipher Cipher, EncryptedObject Template, string KeyHash, DateTimeOffset ExpiresAt);
