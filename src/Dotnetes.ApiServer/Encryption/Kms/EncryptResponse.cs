using Dotnetes.Serialization.Attributes;

namespace Dotnetes.ApiServer.Encryption.Kms;

/// <summary>What a key management service encrypted.</summary>
[GrpcMessage]
public sealed partial record EncryptResponse
{
    /// <summary>The encrypted text.</summary>
    [Field("ciphertext", 1)]
    public ByteString Ciphertext { get; init; }

    /// <summary>The name of the key that encrypted it.</summary>
    [Field("key_id", 2)]
    public string KeyId { get; init; } = "";

    /// <summary>What the service wants to see again when it decrypts.</summary>
    [Field("annotations", 3)]
    public ValueMap<ByteString> Annotations { get; init; }
}
