namespace Dotnetes.Api.Core.V1;

/// <summary>Holds a small amount of sensitive data such as passwords, tokens or keys, at most 1 MiB.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Secret", TypeMeta = true)]
[Kind("", "v1", "Secret", Plural = "secrets", Namespaced = true)]
public sealed partial record Secret
{
    /// <summary>Identity and bookkeeping of the object: name, namespace, labels, annotations, owners and version information.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>When true, the data can no longer be changed, only the object deleted; unset means changeable.</summary>
    [Field("immutable", 5)]
    public bool? Immutable { get; init; }

    /// <summary>The sensitive values by key, base64-encoded in JSON; keys may contain letters, digits, dashes, underscores and dots.</summary>
    [Field("data", 2)]
    public ValueMap<ByteString> Data { get; init; }

    /// <summary>Values given as plain text for convenience; written into data, winning on equal keys, and never returned.</summary>
    [Field("stringData", 4)]
    public ValueMap<string> StringData { get; init; }

    /// <summary>Purpose of the Secret, which may imply required keys; the default is Opaque, and it cannot be changed.</summary>
    [Field("type", 3)]
    public string Type { get; init; } = "";
}

/// <summary>A list of Secret objects.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.SecretList", TypeMeta = true)]
[Kind("", "v1", "SecretList")]
public sealed partial record SecretList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The Secret objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Secret> Items { get; init; }
}
