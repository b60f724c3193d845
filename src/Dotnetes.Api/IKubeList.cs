using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Api;

/// <summary>A typed list of objects.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <typeparam name="TItem">The type of the objects.</typeparam>
public interface IKubeList<TSelf, TItem> : IKubeItems<TItem>, IKubeKind<TSelf>, IProtoMessage<TSelf>
    where TSelf : IKubeList<TSelf, TItem>
{
    /// <summary>Makes a list.</summary>
    static abstract TSelf Create(Meta.V1.ListMeta metadata, ValueList<TItem> items);
}
