using Dotnetes.Serialization.Attributes;

namespace Dotnetes.ApiServer.Encryption.Kms;

/// <summary>What a key management service decrypted.</summary>
[GrpcMessage]
public sealed partial record DecryptResponse
{
    /// <summary>The plain text.</summary>
    [Field("plaintext", 1)]
    public ByteString Plaintext { get; init; }
}
