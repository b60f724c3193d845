using Dotnetes.Serialization.Schema;

namespace Dotnetes.Api;

/// <summary>An <see cref="IKubeKind"/> whose type is known at compile time.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IKubeKind<TSelf> : IKubeKind, IJsonValue<TSelf>, IHasSchema
    where TSelf : IKubeKind<TSelf>
{
    /// <summary>The group, version, kind and resource of the type.</summary>
    static abstract KindInfo Info { get; }
}
