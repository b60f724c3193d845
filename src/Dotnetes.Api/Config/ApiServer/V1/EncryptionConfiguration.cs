namespace Dotnetes.Api.Config.ApiServer.V1;

/// <summary>Configuration file for the encryption of stored objects.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("apiserver.config.k8s.io", "v1", "EncryptionConfiguration")]
public sealed partial record EncryptionConfiguration
{
    [Field("resources", Omit = Omit.Never, Required = true)]
    public ValueList<ResourceConfiguration> Resources { get; init; }
}
