using System.Security.Cryptography;
using Dotnetes.Api.ApiDiscovery.V2;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.ApiServer.Discovery;

/// <summary>An aggregated discovery document, encoded once.</summary>
internal sealed class AggregatedDocument
{
    public AggregatedDocument(ApiGroupDiscoveryList list)
    {
        List = list;
        Json = [.. JsonText.Encode(list), (byte)'\n'];
        Protobuf = ProtobufEnvelope.Wrap(ApiGroupDiscoveryList.Info.ApiVersion, ApiGroupDiscoveryList.Info.Kind, ProtoCodec.Encode(list));
        ETag = $"\"{Convert.ToHexString(SHA512.HashData(Json))}\"";
    }

    /// <summary>The document as an object.</summary>
    public ApiGroupDiscoveryList List { get; }

    /// <summary>The document as JSON.</summary>
    public byte[] Json { get; }

    /// <summary>The document as protobuf.</summary>
    public byte[] Protobuf { get; }

    /// <summary>The hash of the document, quoted.</summary>
    public string ETag { get; }
}
