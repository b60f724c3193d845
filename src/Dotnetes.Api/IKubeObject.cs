using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Api;

/// <summary>A kind with object metadata: what the API server stores.</summary>
public interface IKubeObject : IKubeKind, IProtoMessage
{
    /// <summary>Name, namespace, labels and the rest of the standard metadata.</summary>
    Meta.V1.ObjectMeta Metadata { get; }

    /// <summary>The object with other metadata.</summary>
    IKubeObject WithMetadata(Meta.V1.ObjectMeta metadata);
}
