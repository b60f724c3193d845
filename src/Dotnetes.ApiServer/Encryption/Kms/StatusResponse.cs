using Dotnetes.Serialization.Attributes;

namespace Dotnetes.ApiServer.Encryption.Kms;

/// <summary>How a key management service is.</summary>
[GrpcMessage]
public sealed partial record StatusResponse
{
    /// <summary>The version of the protocol: <c>v2</c>.</summary>
    [Field("version", 1)]
    public string Version { get; init; } = "";

    /// <summary><c>ok</c>, or what is wrong.</summary>
    [Field("healthz", 2)]
    public string Healthz { get; init; } = "";

    /// <summary>The name of the key that encrypts now.</summary>
    [Field("key_id", 3)]
    public string KeyId { get; init; } = "";
}
