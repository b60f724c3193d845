namespace Dotnetes.ApiServer.Http;

/// <summary>The encodings of answers.</summary>
internal enum ResponseEncoding
{
    /// <summary>application/json.</summary>
    Json,

    /// <summary>application/yaml.</summary>
    Yaml,

    /// <summary>application/vnd.kubernetes.protobuf.</summary>
    Protobuf,
}
