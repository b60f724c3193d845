namespace Dotnetes.Api.Config.ApiServer.V1Alpha1;

/// <summary>Computes one extra attribute of the user by expression.</summary>
[ApiType(Proto = false)]
public sealed partial record ExtraMapping
{
    [Field("key", Omit = Omit.Never, Required = true)]
    public string Key { get; init; } = "";

    [Field("valueExpression", Omit = Omit.Never, Required = true)]
    public string ValueExpression { get; init; } = "";
}
