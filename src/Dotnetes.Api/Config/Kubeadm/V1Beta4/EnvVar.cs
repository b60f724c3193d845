namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>An environment variable for a control plane component.</summary>
[ApiType(Proto = false)]
public sealed partial record EnvVar
{
    /// <summary>Name of the variable; any printable ASCII character except the equals sign is permitted.</summary>
    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Literal value, in which $(NAME) expands to previously defined variables and $$ produces a dollar sign; the default is empty.</summary>
    [Field("value")]
    public string Value { get; init; } = "";

    /// <summary>Takes the value from elsewhere; allowed only while the literal value is empty.</summary>
    [Field("valueFrom")]
    public Core.V1.EnvVarSource? ValueFrom { get; init; }
}
