namespace Dotnetes.Api.Config.ApiServer.V1Beta1;

/// <summary>How the claims of a token become user name, groups, UID and extra attributes.</summary>
[ApiType(Proto = false)]
public sealed partial record ClaimMappings
{
    [Field("username", Required = true)]
    public PrefixedClaimOrExpression Username { get; init; } = PrefixedClaimOrExpression.Empty;

    [Field("groups")]
    public PrefixedClaimOrExpression Groups { get; init; } = PrefixedClaimOrExpression.Empty;

    [Field("uid")]
    public ClaimOrExpression Uid { get; init; } = ClaimOrExpression.Empty;

    [Field("extra")]
    public ValueList<ExtraMapping> Extra { get; init; }
}
