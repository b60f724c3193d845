using Dotnetes.Serialization.Attributes;

namespace Dotnetes.ApiServer.Encryption.Kms;

/// <summary>Asks a key management service to decrypt what it encrypted.</summary>
[GrpcMessage]
public sealed partial record DecryptRequest
{
    /// <summary>The encrypted text.</summary>
    [Field("ciphertext", 1)]
    public ByteString Ciphertext { get; init; }

    /// <summary>Names the call in the logs of both sides.</summary>
    [Field("uid", 2)]
    public string Uid { get; init; } = "";

    /// <summary>The name of the key that encrypted it.</summary>
    [Field("key_id", 3)]
    public string KeyId { get; init; } = "";

    /// <summary>What came with the encrypted text.</summary>
    [Field("annotations", 4)]
    public ValueMap<ByteString> Annotations { get; init; }
}
