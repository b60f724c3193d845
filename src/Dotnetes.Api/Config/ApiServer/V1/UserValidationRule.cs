namespace Dotnetes.Api.Config.ApiServer.V1;

/// <summary>A requirement on the user that results from the claim mappings.</summary>
[ApiType(Proto = false)]
public sealed partial record UserValidationRule
{
    [Field("expression", Omit = Omit.Never, Required = true)]
    public string Expression { get; init; } = "";

    [Field("message")]
    public string Message { get; init; } = "";
}
