using Dotnetes.Grpc;

namespace Dotnetes.ApiServer.Encryption.Kms;

/// <summary>The methods of a key management service of version 2 (KEP-3299).</summary>
public static class KmsMethods
{
    private const string Service = "v2.KeyManagementService";

    /// <summary>How the service is, and which key it uses.</summary>
    public static GrpcMethod<StatusRequest, StatusResponse> Status { get; } = new(Service, "Status", GrpcMethodType.Unary);

    /// <summary>Encrypts.</summary>
    public static GrpcMethod<EncryptRequest, EncryptResponse> Encrypt { get; } = new(Service, "Encrypt", GrpcMethodType.Unary);

    /// <summary>Decrypts.</summary>
    public static GrpcMethod<DecryptRequest, DecryptResponse> Decrypt { get; } = new(Service, "Decrypt", GrpcMethodType.Unary);
}
