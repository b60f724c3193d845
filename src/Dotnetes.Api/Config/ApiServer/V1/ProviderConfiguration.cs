namespace Dotnetes.Api.Config.ApiServer.V1;

/// <summary>One encryption provider; exactly one of its members is set.</summary>
[ApiType(Proto = false)]
public sealed partial record ProviderConfiguration
{
    [Field("aesgcm")]
    public AesConfiguration? Aesgcm { get; init; }

    [Field("aescbc")]
    public AesConfiguration? Aescbc { get; init; }

    [Field("secretbox")]
    public SecretboxConfiguration? Secretbox { get; init; }

    [Field("identity")]
    public IdentityConfiguration? Identity { get; init; }

    [Field("kms")]
    public KmsConfiguration? Kms { get; init; }
}
