namespace Dotnetes.Api.Core.V1;

/// <summary>Holds non-sensitive configuration values for use by pods, at most 1 MiB.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ConfigMap", TypeMeta = true)]
[Kind("", "v1", "ConfigMap", Plural = "configmaps", Namespaced = true)]
public sealed partial record ConfigMap
{
    /// <summary>Identity and bookkeeping of the object: name, namespace, labels, annotations, owners and version information.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>When true, the data can no longer be changed, only the object deleted; unset means changeable.</summary>
    [Field("immutable", 4)]
    public bool? Immutable { get; init; }

    /// <summary>Text values by key; keys may contain letters, digits, dashes, underscores and dots.</summary>
    [Field("data", 2)]
    public ValueMap<string> Data { get; init; }

    /// <summary>Values that are not UTF-8 text, base64-encoded in JSON; keys must not occur in data as well.</summary>
    [Field("binaryData", 3)]
    public ValueMap<ByteString> BinaryData { get; init; }
}

/// <summary>A list of ConfigMap objects.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ConfigMapList", TypeMeta = true)]
[Kind("", "v1", "ConfigMapList")]
public sealed partial record ConfigMapList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The ConfigMap objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ConfigMap> Items { get; init; }
}
