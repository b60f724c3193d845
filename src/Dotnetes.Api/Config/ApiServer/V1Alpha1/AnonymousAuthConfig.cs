namespace Dotnetes.Api.Config.ApiServer.V1Alpha1;

/// <summary>Whether anonymous requests are accepted, and under which conditions.</summary>
[ApiType(Proto = false)]
public sealed partial record AnonymousAuthConfig
{
    [Field("enabled", Omit = Omit.Never, Required = true)]
    public bool Enabled { get; init; }

    [Field("conditions")]
    public ValueList<AnonymousAuthCondition> Conditions { get; init; }
}
