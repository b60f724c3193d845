namespace Dotnetes.Serialization.Attributes;

/// <summary>
/// Marks a record of the Kubernetes API. The generator gives it JSON and protobuf codecs (proto2 rules: plain fields are always
/// written), value equality and a schema.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ApiTypeAttribute : Attribute
{
    /// <summary>The definition name in OpenAPI documents, such as <c>io.k8s.api.core.v1.Pod</c>.</summary>
    public string OpenApi { get; init; } = "";

    /// <summary>Whether the type has a protobuf form; configuration files have none.</summary>
    public bool Proto { get; init; } = true;

    /// <summary>Whether the struct is replaced as a whole by server-side apply.</summary>
    public bool Atomic { get; init; }

    /// <summary>Whether the type carries kind and apiVersion.</summary>
    public bool TypeMeta { get; init; }
}
