namespace Dotnetes.Api.Config.ApiServer.V1;

/// <summary>Takes a value from a claim, or computes it by expression.</summary>
[ApiType(Proto = false)]
public sealed partial record ClaimOrExpression
{
    [Field("claim")]
    public string Claim { get; init; } = "";

    [Field("expression")]
    public string Expression { get; init; } = "";
}
