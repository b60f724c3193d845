namespace Dotnetes.Api.Config.ApiServer.V1;

/// <summary>A requirement that the claims of a token must meet.</summary>
[ApiType(Proto = false)]
public sealed partial record ClaimValidationRule
{
    [Field("claim")]
    public string Claim { get; init; } = "";

    [Field("requiredValue")]
    public string RequiredValue { get; init; } = "";

    [Field("expression")]
    public string Expression { get; init; } = "";

    [Field("message")]
    public string Message { get; init; } = "";
}
