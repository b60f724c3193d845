using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.ApiServer.Resources;

/// <summary>How the objects of a resource are turned into the version that is stored and back.</summary>
/// <param name="StorageCodec">The codec of the stored kind.</param>
/// <param name="ToStorage">Makes the stored form.</param>
/// <param name="FromStorage">Makes the served form of a stored object.</param>
public sealed record ResourceConversion(KindCodec StorageCodec, Func<IKubeObject, IKubeObject> ToStorage, Func<IKubeObject, IKubeObject> FromStorage)
{
    /// <summary>Declares a conversion.</summary>
    /// <typeparam name="T">The served kind.</typeparam>
    /// <typeparam name="TStored">The stored kind.</typeparam>
    public static ResourceConversion Of<T, TStored>(Func<T, TStored> toStorage, Func<TStored, T> fromStorage)
        where T : class, IKubeObject<T>
        where TStored : class, IKubeObject<TStored> => new(KindCodec.Of<TStored>(), value => toStorage((T)value), stored => fromStorage((TStored)stored));

    /// <summary>Declares a conversion between versions that have the same fields with the same protobuf numbers.</summary>
    /// <typeparam name="T">The served kind.</typeparam>
    /// <typeparam name="TStored">The stored kind.</typeparam>
    public static ResourceConversion SameShape<T, TStored>()
        where T : class, IKubeObject<T>
        where TStored : class, IKubeObject<TStored> =>
        Of<T, TStored>(value => ProtoCodec.Decode<TStored>(ProtoCodec.Encode(value)), stored => ProtoCodec.Decode<T>(ProtoCodec.Encode(stored)));
}
