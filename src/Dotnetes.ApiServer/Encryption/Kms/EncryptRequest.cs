using Dotnetes.Serialization.Attributes;

namespace Dotnetes.ApiServer.Encryption.Kms;

/// <summary>Asks a key management service to encrypt something small.</summary>
[GrpcMessage]
public sealed partial record EncryptRequest
{
    /// <summary>What to encrypt.</summary>
    [Field("plaintext", 1)]
    public ByteString Plaintext { get; init; }

    /// <summary>Names the call in the logs of both sides.</summary>
    [Field("uid", 2)]
    public string Uid { get; init; } = "";
}
