using Dotnetes.Api.Core.V1;

namespace Dotnetes.Client.Events;

/// <summary>References to objects, as events carry them.</summary>
public static class ObjectReferences
{
    /// <summary>A reference to an object in its present version.</summary>
    /// <param name="value">The object.</param>
    /// <param name="fieldPath">The part that is meant, such as <c>spec.containers{web}</c>; empty for the whole.</param>
    public static ObjectReference Of(IKubeObject value, string fieldPath = "") => new()
    {
        ApiVersion = value.KindInfo.ApiVersion,
        Kind = value.KindInfo.Kind,
        Namespace = value.Metadata.Namespace,
        Name = value.Metadata.Name,
        Uid = value.Metadata.Uid,
        ResourceVersion = value.Metadata.ResourceVersion,
        FieldPath = fieldPath,
    };
}
