namespace Dotnetes.Api.Core.V1;

/// <summary>One environment variable of a container, with a literal or referenced value.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.EnvVar")]
public sealed partial record EnvVar
{
    /// <summary>Name of the variable; any printable ASCII character except the equals sign is permitted.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Literal value, in which $(NAME) expands to previously defined variables and $$ produces a dollar sign; the default is empty.</summary>
    [Field("value", 2)]
    public string Value { get; init; } = "";

    /// <summary>Takes the value from elsewhere; allowed only while the literal value is empty.</summary>
    [Field("valueFrom", 3)]
    public EnvVarSource? ValueFrom { get; init; }
}
