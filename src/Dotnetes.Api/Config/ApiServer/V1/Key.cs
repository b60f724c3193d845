namespace Dotnetes.Api.Config.ApiServer.V1;

/// <summary>A named encryption key, encoded as base64.</summary>
[ApiType(Proto = false)]
public sealed partial record Key
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("secret", Omit = Omit.Never, Required = true)]
    public string Secret { get; init; } = "";
}
