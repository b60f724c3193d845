using Dotnetes.Serialization.Attributes;

namespace Dotnetes.ApiServer.Encryption.Kms;

/// <summary>Asks a key management service how it is.</summary>
[GrpcMessage]
public sealed partial record StatusRequest
{
}
