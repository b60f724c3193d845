namespace Dotnetes.Api.Config.ApiServer.V1;

/// <summary>Accepts tokens of one issuer and turns their claims into a user.</summary>
[ApiType(Proto = false)]
public sealed partial record JwtAuthenticator
{
    [Field("issuer", Required = true)]
    public Issuer Issuer { get; init; } = Issuer.Empty;

    [Field("claimValidationRules")]
    public ValueList<ClaimValidationRule> ClaimValidationRules { get; init; }

    [Field("claimMappings", Required = true)]
    public ClaimMappings ClaimMappings { get; init; } = ClaimMappings.Empty;

    [Field("userValidationRules")]
    public ValueList<UserValidationRule> UserValidationRules { get; init; }
}
