namespace Dotnetes.Api.Config.ApiServer.V1;

/// <summary>Takes a value from a claim with prefix, or computes it by expression.</summary>
[ApiType(Proto = false)]
public sealed partial record PrefixedClaimOrExpression
{
    [Field("claim")]
    public string Claim { get; init; } = "";

    [Field("prefix")]
    public string? Prefix { get; init; }

    [Field("expression")]
    public string Expression { get; init; } = "";
}
