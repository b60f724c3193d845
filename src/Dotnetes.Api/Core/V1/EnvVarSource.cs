namespace Dotnetes.Api.Core.V1;

/// <summary>Origin of the value of an environment variable; exactly one member must be set.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.EnvVarSource")]
public sealed partial record EnvVarSource
{
    /// <summary>Takes the value from the pod object, such as metadata.name, spec.nodeName or status.podIP.</summary>
    [Field("fieldRef", 1)]
    public ObjectFieldSelector? FieldRef { get; init; }

    /// <summary>Takes the value from a resource request or limit of a container.</summary>
    [Field("resourceFieldRef", 2)]
    public ResourceFieldSelector? ResourceFieldRef { get; init; }

    /// <summary>Takes the value from one key of a ConfigMap in the same namespace.</summary>
    [Field("configMapKeyRef", 3)]
    public ConfigMapKeySelector? ConfigMapKeyRef { get; init; }

    /// <summary>Takes the value from one key of a Secret in the same namespace.</summary>
    [Field("secretKeyRef", 4)]
    public SecretKeySelector? SecretKeyRef { get; init; }

    /// <summary>Takes the value from a key of an env file that lies in a volume of the pod.</summary>
    [Field("fileKeyRef", 5, Gate = "EnvFiles")]
    public FileKeySelector? FileKeyRef { get; init; }
}
