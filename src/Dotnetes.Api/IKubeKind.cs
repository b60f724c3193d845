using Dotnetes.Serialization.Schema;

namespace Dotnetes.Api;

/// <summary>Anything that stands alone on the wire with a kind and an apiVersion: objects, lists, options, reviews, configuration files.</summary>
public interface IKubeKind : IJsonValue
{
    /// <summary>The group, version, kind and resource of the type.</summary>
    KindInfo KindInfo { get; }
}
