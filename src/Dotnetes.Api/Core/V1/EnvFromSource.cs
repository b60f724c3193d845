namespace Dotnetes.Api.Core.V1;

/// <summary>Turns all entries of a ConfigMap or Secret into environment variables.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.EnvFromSource")]
public sealed partial record EnvFromSource
{
    /// <summary>Text placed before every key to form the variable name; the default is empty.</summary>
    [Field("prefix", 1)]
    public string Prefix { get; init; } = "";

    /// <summary>The ConfigMap whose entries are turned into variables.</summary>
    [Field("configMapRef", 2)]
    public ConfigMapEnvSource? ConfigMapRef { get; init; }

    /// <summary>The Secret whose entries are turned into variables.</summary>
    [Field("secretRef", 3)]
    public SecretEnvSource? SecretRef { get; init; }
}
