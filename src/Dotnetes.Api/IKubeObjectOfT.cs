using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Api;

/// <summary>An <see cref="IKubeObject"/> whose type is known at compile time.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IKubeObject<TSelf> : IKubeObject, IKubeKind<TSelf>, IProtoMessage<TSelf>
    where TSelf : IKubeObject<TSelf>
{
    /// <summary>The object with other metadata.</summary>
    new TSelf WithMetadata(Meta.V1.ObjectMeta metadata);
}
