using Dotnetes.Serialization.Attributes;

namespace Dotnetes.ApiServer.Encryption.Kms;

/// <summary>A value in the store with all that is needed to decrypt it but the service's key (v2.EncryptedObject).</summary>
[GrpcMessage]
public sealed partial record EncryptedObject
{
    /// <summary>The type of a source that is the key of AES-GCM itself.</summary>
    public const int AesGcmKey = 0;

    /// <summary>The type of a source that is a seed from which keys are derived.</summary>
    public const int Seed = 1;

    /// <summary>The encrypted value.</summary>
    [Field("encryptedData", 1)]
    public ByteString EncryptedData { get; init; }

    /// <summary>The name of the key of the service that encrypted the source.</summary>
    [Field("keyID", 2)]
    public string KeyId { get; init; } = "";

    /// <summary>The source of the data's key, encrypted.</summary>
    [Field("encryptedDEKSource", 3)]
    public ByteString EncryptedSource { get; init; }

    /// <summary>What the service wants to see again when it decrypts the source.</summary>
    [Field("annotations", 4)]
    public ValueMap<ByteString> Annotations { get; init; }

    /// <summary>What the source is: <see cref="AesGcmKey"/> or <see cref="Seed"/>.</summary>
    [Field("encryptedDEKSourceType", 5)]
    public int SourceType { get; init; }
}
