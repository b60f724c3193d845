namespace Dotnetes.ApiServer.Encryption;

/// <summary>A stored value cannot be decrypted, or a value cannot be encrypted. The message holds no secrets.</summary>
internal sealed class EncryptionException(string message, Exception? inner = null) : Exception(message, inner);
